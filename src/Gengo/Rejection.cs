namespace Gengo;

/// <summary>A rejection of a translation. Gengo expects a person to decide it, and its support reads every one.</summary>
public sealed record Rejection
{
    /// <summary>The reason, as Gengo classifies it.</summary>
    public required RejectionReason Reason { get; init; }

    /// <summary>The explanation. It must not be empty, and is at most <see cref="GengoLimits.MaxCommentLength"/> long.</summary>
    public required string Comment { get; init; }

    /// <summary>The text in the picture at <see cref="Job.CaptchaUrl"/>; null if the job has none.</summary>
    public string? Captcha { get; init; }

    /// <summary>What happens to the job. By default, another translator gets it.</summary>
    public FollowUp FollowUp { get; init; }

    /// <summary>Shows reason and follow-up only, since comment and captcha must not reach a log.</summary>
    public override string ToString() => $"Rejection, {Reason}, {FollowUp}";
}
