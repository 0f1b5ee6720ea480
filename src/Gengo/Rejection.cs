namespace Gengo;

/// <summary>A rejection. Gengo means it to be a person's decision, and its support reads every one.</summary>
public sealed record Rejection
{
    /// <summary>Why.</summary>
    public required RejectionReason Reason { get; init; }

    /// <summary>Why, in words: not empty, up to <see cref="GengoLimits.CommentLength"/>.</summary>
    public required string Comment { get; init; }

    /// <summary>The text in the picture of <see cref="Job.CaptchaUrl"/>; null where the job has none.</summary>
    public string? Captcha { get; init; }

    /// <summary>What becomes of the job.</summary>
    public FollowUp FollowUp { get; init; }

    /// <summary>Reason and follow-up: comment and captcha have no place in a log.</summary>
    public override string ToString() => $"Rejection, {Reason}, {FollowUp}";
}
