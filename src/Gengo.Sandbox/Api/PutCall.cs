using System.Globalization;
using Gengo.Sandbox.Jobs;

namespace Gengo.Sandbox.Api;

/// <summary>
/// Handles the customer's decision on a job: docs/protocol/gengo.md#decisions. The fields are checked before the job's status.
/// </summary>
internal sealed class PutCall(CustomerActions actions, Generation generation)
{
    public ApiResponse Handle(long id, JsonFields data)
    {
        switch (data.Text("action"))
        {
            case "approve":
                actions.Approve(id, new Feedback(Rating(data), data.Text("for_translator"), data.Text("for_mygengo"), Public(data)));
                break;
            case "revise":
                actions.Revise(id, Comment(data));
                break;
            case "reject":
                var reason = Reason(data);
                actions.Reject(id, new Rejection(reason, Comment(data), Requeue(data)), data.Text("captcha"));
                break;
            case "archive" when generation == Generation.V2019:
                actions.Archive(id);
                break;
            default:
                throw new ApiRefusal(400, "bad request");
        }

        return new ApiResponse();
    }

    private static string Comment(JsonFields data) => data.Text("comment") is { } comment && !string.IsNullOrWhiteSpace(comment)
        ? ApiCalls.CheckLength(comment)
        : throw new ApiRefusal(2300, "comment is required");

    private static string Reason(JsonFields data) => data.Text("reason") is ("quality" or "incomplete" or "other") and var reason
        ? reason
        : throw new ApiRefusal(2350, "reason is required: quality, incomplete or other");

    private static bool Requeue(JsonFields data) => data.Text("follow_up") switch
    {
        "requeue" => true,
        "cancel" => false,
        null when !data.Has("follow_up") => true,
        _ => throw new ApiRefusal(2450, "follow_up is neither requeue nor cancel"),
    };

    private static int? Rating(JsonFields data)
    {
        if (!data.Contains("rating"))
        {
            return null;
        }

        if (!data.Has("rating") || data.Text("rating") is "")
        {
            throw new ApiRefusal(2500, "rating is required");
        }

        if (!int.TryParse(data.Text("rating"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var rating))
        {
            throw new ApiRefusal(2501, "rating is not a number from 1 to 5");
        }

        return rating is >= 1 and <= 5 ? rating : throw new ApiRefusal(2502, "rating is outside of 1 to 5");
    }

    private static bool Public(JsonFields data) => data.Text("public") switch
    {
        "1" or "true" => true,
        "0" or "false" => false,
        null when !data.Has("public") => false,
        _ => throw new ApiRefusal(2503, "public is not boolean"),
    };
}
