namespace Gengo;

/// <summary>
/// The captcha was wrong (<see cref="GengoCodes.CaptchaWrong"/>) and is used up: the next attempt needs the text of a new picture.
/// </summary>
public sealed class WrongCaptchaException : GengoException
{
    /// <summary>Creates the exception, with the address of the next picture if it is known.</summary>
    public WrongCaptchaException(string message, Uri? newCaptcha)
        : base(message, GengoCodes.CaptchaWrong)
    {
        NewCaptcha = newCaptcha;
    }

    /// <summary>
    /// The next picture, or null if the answer did not name one: then read the job again and use its <see cref="Job.CaptchaUrl"/>.
    /// </summary>
    public Uri? NewCaptcha { get; }
}
