namespace Gengo;

/// <summary>The captcha was wrong (2401), and is used up: the next try needs the text of a new picture.</summary>
public sealed class WrongCaptchaException : GengoException
{
    /// <summary>With the new picture's address, if known.</summary>
    public WrongCaptchaException(string message, Uri? newCaptcha)
        : base(message, GengoCodes.CaptchaWrong)
    {
        NewCaptcha = newCaptcha;
    }

    /// <summary>The next picture. Null where the answer named none: then read the job again, and take its <see cref="Job.CaptchaUrl"/>.</summary>
    public Uri? NewCaptcha { get; }
}
