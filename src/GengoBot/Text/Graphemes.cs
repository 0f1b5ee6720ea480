using System.Globalization;
using System.Text;

namespace GengoBot.Text;

/// <summary>Handles text by what a reader takes for one character. The bot never cuts text inside one.</summary>
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

    /// <summary>Whether the character is part of a word: a letter, a digit, or a sign that joins them.</summary>
    public static bool IsOfWord(ReadOnlySpan<char> grapheme)
    {
        Rune.DecodeFromUtf16(grapheme, out var rune, out _);
        return Rune.IsLetterOrDigit(rune) || rune.Value is '_' or '\'' or '\u2019';
    }

    /// <summary>Whether the character ends a sentence. Wide ones always do, others if a space follows.</summary>
    public static bool IsStop(ReadOnlySpan<char> grapheme) =>
        grapheme[0] is '.' or '!' or '?' or '\u2026' or '\u061F' || IsWideStop(grapheme);

    public static bool IsWideStop(ReadOnlySpan<char> grapheme) =>
        grapheme[0] is '\u3002' or '\uFF01' or '\uFF1F' or '\uFF61' or '\u104B' or '\u17D4' or '\u17D5';
}
