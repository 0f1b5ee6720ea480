using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gengo;
using Microsoft.AspNetCore.Http.Features;

namespace GengoBot.Polling;

/// <summary>
/// Finds in a callback which job it is about. Gengo posts a form with one field, <c>job</c> or <c>comment</c>, that holds JSON; a JSON body
/// with the same keys is read too, since one description of Gengo says so (docs/protocol/gengo.md#callbacks).
/// </summary>
internal static class CallbackReader
{
    /// <summary>Gengo sends nothing over 60 KB; what it sends percent-encoded is up to three times as long.</summary>
    public const int MaxBytes = 256 * 1024;

    private const string CommentField = "comment";
    private const string JobField = "job";

    /// <returns>Null where it names no job.</returns>
    /// <exception cref="BadHttpRequestException">The body is too long, or broke off.</exception>
    public static async Task<CallbackHint?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxBytes;
        }

        try
        {
            return request.HasFormContentType
                ? OfForm(await request.ReadFormAsync(new FormOptions { MemoryBufferThreshold = MaxBytes }, cancellationToken))
                : await OfJsonAsync(request.Body, cancellationToken);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidDataException or InvalidOperationException
            || (unreadable is IOException and not BadHttpRequestException))
        {
            return null;
        }
    }

    private static CallbackHint? OfForm(IFormCollection form) =>
        form[CommentField] is [{ } comment, ..] ? OfText(CallbackHintKind.Comment, comment)
        : form[JobField] is [{ } job, ..] ? OfText(CallbackHintKind.Job, job)
        : null;

    private static async Task<CallbackHint?> OfJsonAsync(Stream body, CancellationToken cancellationToken)
    {
        using var document = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
        return document.RootElement is not { ValueKind: JsonValueKind.Object } root ? null
            : root.TryGetProperty(CommentField, out var comment) ? OfValue(CallbackHintKind.Comment, comment)
            : root.TryGetProperty(JobField, out var job) ? OfValue(CallbackHintKind.Job, job)
            : null;
    }

    private static CallbackHint? OfValue(CallbackHintKind kind, JsonElement value) =>
        OfText(kind, value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : value.GetRawText());

    private static CallbackHint? OfText(CallbackHintKind kind, string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement is { ValueKind: JsonValueKind.Object } fields && fields.TryGetProperty("job_id", out var id)
            && Number(id) is { } number
            ? new CallbackHint(kind, new JobId(number), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))))
            : null;
    }

    /// <summary>Gengo's numbers come as numbers or as texts.</summary>
    private static long? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt64(out var number) && number > 0 => number,
        JsonValueKind.String when long.TryParse(value.GetString()?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > 0 => number,
        _ => null,
    };
}
