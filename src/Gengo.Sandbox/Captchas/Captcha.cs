using System.Security.Cryptography;

namespace Gengo.Sandbox.Captchas;

/// <summary>The letters of a captcha, and a key that nobody can guess, for the address of its picture.</summary>
public sealed record Captcha
{
    public const int MaxLetters = 6;

    // A noise line makes some letters look alike: B/P/R, D/O/Q, E/F, I/J, C/G, U/V. At most one of each group is used.
    private const string Letters = "ACEHKLMNRSTWXYZ";

    private Captcha(string answer) => Answer = answer;

    public string Key { get; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    public string Answer { get; }

    /// <summary>Creates a captcha with the given letters, or with random ones.</summary>
    public static Captcha Create(string? answer = null) => answer is null || CanDraw(answer)
        ? new(answer?.ToUpperInvariant() ?? RandomNumberGenerator.GetString(Letters, 5))
        : throw new ArgumentException("A captcha must have 1 to 6 letters, A to Z.", nameof(answer));

    internal static bool CanDraw(string answer) =>
        answer.Length is >= 1 and <= MaxLetters && answer.All(char.IsAsciiLetter);

    internal bool Matches(string answer) => string.Equals(answer.Trim(), Answer, StringComparison.OrdinalIgnoreCase);
}
