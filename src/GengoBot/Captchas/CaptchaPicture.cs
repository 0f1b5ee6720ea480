namespace GengoBot.Captchas;

/// <summary>A picture with the letters that a person types to reject a job: a PNG, JPEG or GIF.</summary>
internal sealed record CaptchaPicture(byte[] Bytes, string MediaType);
