using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Bot.Schema;
using Microsoft.Net.Http.Headers;

namespace GengoBot.Teams.Requests;

/// <summary>Reads the activity out of a request, straight from the pipe, or refuses the request.</summary>
internal static class ActivityRequest
{
    /// <summary>More than Teams ever sends: it refuses messages over 100 KB itself.</summary>
    public const int MaxBytes = 256 * 1024;

    public static async ValueTask<Activity> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!HttpMethods.IsPost(request.Method))
        {
            throw RefusedRequestException.WrongMethod();
        }

        if (!IsJson(request))
        {
            throw RefusedRequestException.WrongMediaType();
        }

        if (request.ContentLength > MaxBytes)
        {
            throw RefusedRequestException.TooLarge();
        }

        try
        {
            return WholeActivity.Check(await ReadBodyAsync(request.BodyReader, cancellationToken));
        }
        catch (BadHttpRequestException broken)
        {
            // The server's own limit, or a body with fewer bytes than announced, or chunks that are none.
            throw broken.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? RefusedRequestException.TooLarge()
                : RefusedRequestException.NotAnActivity();
        }
    }

    // No content type at all is taken for JSON, as the SDK does.
    private static bool IsJson(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Count > 0)
        {
            return false;
        }

        return string.IsNullOrEmpty(request.ContentType)
            || (MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
                && (
                    type.SubType.Equals("json", StringComparison.OrdinalIgnoreCase)
                        || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
                && (
                    !type.Charset.HasValue
                        || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)));
    }

    private static async ValueTask<Activity?> ReadBodyAsync(PipeReader body, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await body.ReadAsync(cancellationToken);

            if (read.Buffer.Length > MaxBytes)
            {
                body.AdvanceTo(read.Buffer.End);
                throw RefusedRequestException.TooLarge();
            }

            if (!read.IsCompleted)
            {
                body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            try
            {
                return Parse(read.Buffer);
            }
            finally
            {
                body.AdvanceTo(read.Buffer.End);
            }
        }
    }

    private static Activity? Parse(in ReadOnlySequence<byte> body)
    {
        if (body.IsSingleSegment)
        {
            return Parse(body.FirstSpan);
        }

        var whole = ArrayPool<byte>.Shared.Rent((int)body.Length);

        try
        {
            body.CopyTo(whole);
            return Parse(whole.AsSpan(0, (int)body.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(whole);
        }
    }

    private static Activity? Parse(ReadOnlySpan<byte> json)
    {
        if (json.StartsWith("\uFEFF"u8))
        {
            json = json[3..];
        }

        // Text that is none would lie in the JSON unseen until somebody asked for it, in the middle of a turn.
        if (!Utf8.IsValid(json))
        {
            throw RefusedRequestException.NotAnActivity();
        }

        try
        {
            return ActivityJson.Read(Surrogates.Replaced(json));
        }
        catch (JsonException)
        {
            throw RefusedRequestException.NotAnActivity();
        }
    }
}
