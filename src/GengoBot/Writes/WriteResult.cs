namespace GengoBot.Writes;

/// <summary>
/// How a write to a job ended, where its state alone does not say it. Stored as it stands here; what people read comes from the resources.
/// </summary>
internal static class WriteResult
{
    /// <summary>Somebody else was writing to the job.</summary>
    public const string Busy = "busy";

    /// <summary>The job was in another status already.</summary>
    public const string MovedOn = "moved on";

    /// <summary>The translation was not the one that the person had seen.</summary>
    public const string TextChanged = "text changed";

    public const string WrongCaptcha = "wrong captcha";

    /// <summary>It came too soon after several wrong captchas.</summary>
    public const string CaptchaPause = "captcha pause";

    /// <summary>Gengo refused it.</summary>
    public const string NotTaken = "not taken";

    /// <summary>Gengo's answer was lost, and the job shows that nothing happened.</summary>
    public const string NotArrived = "not arrived";

    /// <summary>Something went wrong, here or at Gengo, before anything was sent.</summary>
    public const string NotSent = "not sent";

    /// <summary>The process that began it did not end it; reading Gengo later showed how it ended.</summary>
    public const string FoundLater = "found later";

    /// <summary>Gengo does not say how it ended, and never will.</summary>
    public const string NotToBeFound = "not to be found";
}
