using System.Globalization;
using System.Text;

namespace GengoBot.Text;

/// <summary>Texts by what a reader takes for one character. Nothing of ours is ever cut inside one.</summary>
internal static class Graphemes
{
    public static IEnumerable<string> Of(string text)
    {
        for (var index = 0; index < text.Length;)
        {
            var length = LengthAt(text, index);
            yield return text.Substring(index, length);
            index += length;
        }
    }

    public static int LengthAt(string text, int index) => StringInfo.GetNextTextElementLength(text.AsSpan(index));

    public static int Count(string text)
    {
        var count = 0;

        for (var index = 0; index < text.Length; index += LengthAt(text, index))
        {
            count++;
        }

        return count;
    }

    public static bool IsLineBreak(ReadOnlySpan<char> grapheme) => grapheme is "\n" or "\r" or "\r\n" or "\u2028" or "\u2029" or "\u0085";

    public static bool IsSpace(ReadOnlySpan<char> grapheme) => char.IsWhiteSpace(grapheme[0]);

    /// <summary>Letters, digits and what joins them: a run of these is a word.</summary>
    public static bool IsOfWord(ReadOnlySpan<char> grapheme)
    {
        Rune.DecodeFromUtf16(grapheme, out var rune, out _);
        return Rune.IsLetterOrDigit(rune) || rune.Value is '_' or '\'' or '\u2019';
    }

    /// <summary>Ends a sentence where a space follows; the wide ones always do.</summary>
    public static bool IsStop(ReadOnlySpan<char> grapheme) => grapheme[0] is '.' or '!' or '?' or '\u2026' or '\u061F' || IsWideStop(grapheme);

    public static bool IsWideStop(ReadOnlySpan<char> grapheme) => grapheme[0] is '\u3002' or '\uFF01' or '\uFF1F' or '\uFF61';
}
