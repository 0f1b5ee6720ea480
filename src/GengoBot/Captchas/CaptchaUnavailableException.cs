namespace GengoBot.Captchas;

/// <summary>A captcha picture that was not fetched, or not believed.</summary>
/// <param name="reason">One of our own sentences, never a word of the other host's: it may be logged.</param>
internal sealed class CaptchaUnavailableException(string reason) : Exception($"The captcha picture is not available: {reason}.")
{
    public string Reason => reason;
}
