namespace GengoBot.Captchas;

/// <summary>The picture whose letters a person types to reject a job: a PNG, JPEG or GIF, by its bytes.</summary>
internal sealed record CaptchaPicture(byte[] Bytes, string MediaType);
