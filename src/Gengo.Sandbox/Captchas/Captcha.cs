using System.Security.Cryptography;

namespace Gengo.Sandbox.Captchas;

/// <summary>A picture's unguessable address and the letters in it.</summary>
public sealed record Captcha
{
    public const int MaxLetters = 6;

    // Without those that are mistaken for each other under a noise line: B/P/R, D/O/Q, E/F, I/J, C/G, U/V.
    private const string Letters = "ACEHKLMNRSTWXYZ";

    private Captcha(string answer) => Answer = answer;

    public string Key { get; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    public string Answer { get; }

    /// <summary>A captcha with letters of its own, or with those given.</summary>
    public static Captcha Create(string? answer = null) => answer is null || CanDraw(answer)
        ? new(answer?.ToUpperInvariant() ?? RandomNumberGenerator.GetString(Letters, 5))
        : throw new ArgumentException("A captcha has 1 to 6 letters, A to Z.", nameof(answer));

    internal static bool CanDraw(string answer) =>
        answer.Length is >= 1 and <= MaxLetters && answer.All(char.IsAsciiLetter);

    internal bool Matches(string answer) => string.Equals(answer.Trim(), Answer, StringComparison.OrdinalIgnoreCase);
}
