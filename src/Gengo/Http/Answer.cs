using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gengo.Wire;

namespace Gengo.Http;

/// <summary>An HTTP answer and what it means. The body decides, not the status: Gengo sends errors with 200, and others send pages of HTML.</summary>
internal sealed partial class Answer(HttpStatusCode status, ReadOnlyMemory<byte> body, GengoOptions options)
{
    private const int BodyLength = 2_000;
    private const int MessageLength = 1_000;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Null when Gengo did as asked; else what broke.</summary>
    /// <exception cref="GengoException">Gengo understood and said no.</exception>
    public Fault? Read(out JsonElement response)
    {
        response = default;
        try
        {
            var bytes = body.Span.StartsWith(ByteOrderMark) ? body.Span[ByteOrderMark.Length..] : body.Span;
            var envelope = JsonSerializer.Deserialize(bytes, WireJson.Default.Envelope);
            switch (envelope?.Opstat?.Trim().ToLowerInvariant())
            {
                case "ok":
                    response = envelope.Response;
                    return null;
                case "error":
                    return Refused(Errors.Of(envelope.Err), envelope.Err);
                default:
                    return Broken("Gengo's answer cannot be read.", null);
            }
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // The reader's message can quote the body.
            return Broken("Gengo's answer cannot be read.", null);
        }
    }

    private Fault? Refused(IReadOnlyList<GengoError> errors, JsonElement err)
    {
        var (_, code, message) = errors[0];
        if (code is { } number ? GengoCodes.IsServerError(number) : (int)status >= 500)
        {
            return Broken("Gengo had a fault of its own.", code);
        }

        var secrets = new Secrets(options);
        var start = secrets.Start(message, MessageLength);
        throw code switch
        {
            GengoCodes.TemporarilyUnavailable => new GengoUnavailableException(start, code) { HttpStatus = status, Body = Text(), IsWorthRetrying = true },
            GengoCodes.CaptchaWrong => new WrongCaptchaException(start, NewCaptcha(err, message)) { HttpStatus = status, Body = Text() },
            _ => new GengoException([.. errors.Select(error => error with { Message = secrets.Start(error.Message, MessageLength) })]) { HttpStatus = status, Body = Text() },
        };
    }

    private Fault Broken(string reason, int? code) => new($"{reason} (HTTP {(int)status})") { Status = status, Code = code, Body = Text() };

    private string Text() => new Secrets(options).Start(Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, 64 * 1024)]), BodyLength);

    /// <summary>Gengo's documents say that the new picture comes "with the error message", and no source shows where.</summary>
    private static Uri? NewCaptcha(JsonElement err, string message) =>
        (err.ValueKind == JsonValueKind.Object && err.TryGetProperty("captcha_url", out var named) && named.ValueKind == JsonValueKind.String
            ? Values.ToWebAddress(named.GetString())
            : null)
        ?? Values.ToWebAddress(WebAddress.Match(message).Value.TrimEnd('.', ',', ';', ':', '!', '?', ')'));

    [GeneratedRegex("https?://[^\\s\"'<>]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WebAddress { get; }
}
