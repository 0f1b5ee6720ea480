using Microsoft.AspNetCore.Http;

namespace GengoBot.Testing;

/// <summary>How Teams says no (docs/protocol/teams.md#refusals).</summary>
internal sealed record TeamsRefusal(int Status, string? Code = null)
{
    /// <summary>Seconds or a date.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>Teams' other shape: the code is inside of a text that is JSON itself.</summary>
    public bool IsNested { get; init; }

    public string Message { get; init; } = "A test refuses this.";

    /// <summary>Instead of a reason, as a gateway on the way may answer.</summary>
    public string? Html { get; init; }

    public IResult Answer(HttpContext context)
    {
        if (RetryAfter is { } after)
        {
            context.Response.Headers.RetryAfter = after;
        }

        return Html is not null ? Results.Content(Html, "text/html", statusCode: Status)
            : Code is null ? Results.StatusCode(Status)
            : IsNested
                ? Results.Json(
                    new Dictionary<string, object> { ["errorCode"] = 209, ["message"] = $$"""{"subCode":"{{Code}}","details":null}""" },
                    statusCode: Status)
            : Results.Json(
                new Dictionary<string,
                object>
                { ["error"] = new Dictionary<string, string> { ["code"] = Code, ["message"] = Message } },
                statusCode: Status);
    }
}
