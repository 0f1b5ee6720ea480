namespace GengoBot.Captchas;

/// <summary>A captcha picture could not be fetched, or is not acceptable.</summary>
/// <param name="reason">One of our own sentences, without a word of the other host, so that it may be logged.</param>
internal sealed class CaptchaUnavailableException(string reason) : Exception($"The captcha picture is not available: {reason}.")
{
    public string Reason => reason;
}
