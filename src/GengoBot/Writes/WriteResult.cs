namespace GengoBot.Writes;

/// <summary>How a write to a job ended, where its state alone does not say it. Stored as it stands here; what people read comes from the resources.</summary>
internal static class WriteResult
{
    /// <summary>Somebody else was at the job.</summary>
    public const string Busy = "busy";

    /// <summary>The job was in another status already.</summary>
    public const string MovedOn = "moved on";

    /// <summary>The translation was another one than the person had seen.</summary>
    public const string TextChanged = "text changed";

    public const string WrongCaptcha = "wrong captcha";

    /// <summary>Too soon after several wrong answers.</summary>
    public const string CaptchaPause = "captcha pause";

    /// <summary>Gengo said no.</summary>
    public const string NotTaken = "not taken";

    /// <summary>Gengo's answer was lost, and the job shows that nothing happened.</summary>
    public const string NotArrived = "not arrived";

    /// <summary>Before anything was sent, something of ours or of Gengo's went wrong.</summary>
    public const string NotSent = "not sent";

    /// <summary>The process that began it did not end it; another look found how it ended.</summary>
    public const string FoundLater = "found later";

    /// <summary>What Gengo says does not tell, and never will.</summary>
    public const string NotToBeFound = "not to be found";
}
