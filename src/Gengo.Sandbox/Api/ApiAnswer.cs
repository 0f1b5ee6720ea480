using Gengo.Sandbox.Jobs;

namespace Gengo.Sandbox.Api;

/// <summary>The outer object of every answer: docs/protocol/gengo.md#answers.</summary>
internal sealed record ApiAnswer(string Opstat, ApiResponse? Response = null, ApiError? Err = null)
{
    public static ApiAnswer Ok(ApiResponse response) => new("ok", Response: response);

    public static ApiAnswer Error(int code, string message, string? captchaUrl = null) =>
        new("error", Err: new ApiError(code, message, captchaUrl));
}

internal sealed record ApiError(int Code, string Msg, string? CaptchaUrl);

/// <summary>The result of a call. It is empty for calls without one.</summary>
internal sealed record ApiResponse
{
    public JobWire? Job { get; init; }

    public string? JobId { get; init; }

    public RevisionEntry[]? Revisions { get; init; }

    public RevisionText? Revision { get; init; }

    public FeedbackWire? Feedback { get; init; }

    public CommentWire[]? Thread { get; init; }
}

internal sealed record RevisionEntry(WireNumber Ctime, WireNumber RevId);

internal sealed record RevisionText(WireNumber Ctime, string BodyTgt);

internal sealed record FeedbackWire(string Rating, string ForTranslator);

internal sealed record CommentWire(string Body, string Author, WireNumber Ctime)
{
    public static CommentWire Of(Comment comment) => new(comment.Body, comment.Author, WireNumber.Seconds(comment.Time));
}
