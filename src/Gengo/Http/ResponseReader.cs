using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gengo.Wire;

namespace Gengo.Http;

/// <summary>
/// Reads what an HTTP response means. The body decides, not the status: Gengo sends errors with 200, and proxies send HTML pages.
/// </summary>
internal sealed partial class ResponseReader(HttpStatusCode status, ReadOnlyMemory<byte> body, GengoOptions options)
{
    private const int MaxBodyLength = 2_000;
    private const int MaxMessageLength = 1_000;

    // More bytes than MaxBodyLength needs, however long the letters are and however much is redacted.
    private const int MaxDecodedBytes = 64 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Returns null if Gengo did what was asked, otherwise what went wrong.</summary>
    /// <exception cref="GengoException">Gengo understood the call and refused it.</exception>
    public FailedAttempt? Read(out JsonElement response)
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
                    return Refuse(ErrorReader.Read(envelope.Err), envelope.Err);
                default:
                    return Failed("Gengo's answer cannot be read.", null);
            }
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // The exception's message can quote the body, so it is dropped.
            return Failed("Gengo's answer cannot be read.", null);
        }
    }

    private FailedAttempt? Refuse(IReadOnlyList<GengoError> errors, JsonElement err)
    {
        var (_, code, message) = errors[0];
        if (code is { } number ? GengoCodes.IsServerError(number) : (int)status >= 500)
        {
            return Failed("Gengo had an internal error.", code);
        }

        var redactor = new SecretRedactor(options);
        var redacted = redactor.Redact(message, MaxMessageLength);
        throw code switch
        {
            GengoCodes.TemporarilyUnavailable => new GengoUnavailableException(redacted, code)
            {
                HttpStatus = status,
                Body = RedactedBody(),
                IsWorthRetrying = true,
            },
            GengoCodes.CaptchaWrong => new WrongCaptchaException(redacted, NewCaptcha(err, message))
            {
                HttpStatus = status,
                Body = RedactedBody(),
            },
            _ => new GengoException([.. errors.Select(error => error with { Message = redactor.Redact(error.Message, MaxMessageLength) })])
            {
                HttpStatus = status,
                Body = RedactedBody(),
            },
        };
    }

    private FailedAttempt Failed(string reason, int? code) => new($"{reason} (HTTP {(int)status})")
    {
        Status = status,
        Code = code,
        Body = RedactedBody(),
    };

    private string RedactedBody()
    {
        var start = Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, MaxDecodedBytes)]);
        return new SecretRedactor(options).Redact(start, MaxBodyLength);
    }

    // Gengo documented that the new picture comes with the error message, but not where in the answer.
    private static Uri? NewCaptcha(JsonElement err, string message) =>
        (err.ValueKind == JsonValueKind.Object
            && err.TryGetProperty("captcha_url", out var named)
            && named.ValueKind == JsonValueKind.String
                ? WireValues.ToWebAddress(named.GetString())
                : null)
        ?? WireValues.ToWebAddress(WebAddress.Match(message).Value.TrimEnd('.', ',', ';', ':', '!', '?', ')'));

    [GeneratedRegex("https?://[^\\s\"'<>]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WebAddress { get; }
}
