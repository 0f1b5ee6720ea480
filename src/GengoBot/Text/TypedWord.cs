using System.Buffers;

namespace GengoBot.Text;

/// <summary>
/// Repeats what somebody typed where something else belongs, unless it may be a key. Somebody who pastes one into the wrong place must not
/// read it back, since others may read along.
/// </summary>
internal static class TypedWord
{
    /// <summary>No key is as short, and few names are longer.</summary>
    private const int MinKeyLength = 16;

    private static readonly SearchValues<char> SignsOfNames = SearchValues.Create("-_.,:/@'’()<>[]#&");

    /// <summary>The words, with those left out that may be keys.</summary>
    public static string Shown(string typed) => string.Join(
        ' ', typed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static word => MayBeKey(word) ? "…" : word));

    private static bool MayBeKey(string word) => word.Length >= MinKeyLength
        && (word.Any(static sign => !char.IsLetterOrDigit(sign) && !SignsOfNames.Contains(sign))
            || (word.Any(char.IsLetter) && word.Any(char.IsDigit)));
}
