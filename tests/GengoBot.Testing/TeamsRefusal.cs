using Microsoft.AspNetCore.Http;

namespace GengoBot.Testing;

/// <summary>How Teams says no (docs/protocol/teams.md#refusals).</summary>
internal sealed record TeamsRefusal(int Status, string? Code = null)
{
    /// <summary>Seconds or a date.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>Teams' other shape: the code is inside of a text that is JSON itself.</summary>
    public bool IsNested { get; init; }

    public IResult Answer(HttpContext context)
    {
        if (RetryAfter is { } after)
        {
            context.Response.Headers.RetryAfter = after;
        }

        return Code is null ? Results.StatusCode(Status)
            : IsNested
                ? Results.Json(
                    new Dictionary<string, object> { ["errorCode"] = 209, ["message"] = $$"""{"subCode":"{{Code}}","details":null}""" },
                    statusCode: Status)
            : Results.Json(
                new Dictionary<string,
                object>
                { ["error"] = new Dictionary<string, string> { ["code"] = Code, ["message"] = "A test refuses this." } },
                statusCode: Status);
    }
}
