using System.Globalization;
using System.Net;
using System.Text;

namespace GengoBot.Text;

/// <summary>
/// Reads typed text word by word, as the rules of commands see it: look-alike quotes, dashes, digits and spaces count as the plain ones.
/// A copy looks ahead.
/// </summary>
internal struct WordReader(string typed, bool holdsEntities)
{
    private const int MaxEntityLength = 33;

    private static readonly Rune Space = new(' ');
    private static readonly Rune Break = new('\n');
    private static readonly Rune Quote = new('"');

    private int _position;

    /// <summary>Whether a line break ends the command part, as it does where free text may follow.</summary>
    public bool BreakEnds { get; set; }

    public readonly Word? Peek(char end = ' ')
    {
        var ahead = this;
        return ahead.Next(end);
    }

    /// <summary>
    /// Reads the next word, up to a space or to <paramref name="end"/>. The word is empty where <paramref name="end"/> comes first.
    /// </summary>
    public Word? Next(char end = ' ')
    {
        var index = _position;
        var broken = false;

        while (true)
        {
            index = Skip(index, ref broken);

            if (index == typed.Length || (broken && BreakEnds))
            {
                return null;
            }

            var start = index;
            var text = new StringBuilder();
            var (rune, length) = At(index);

            while (!IsSpace(rune) && rune.Value != end)
            {
                if (rune.Value != 0)
                {
                    text.Append(rune);
                }

                index += length;
                (rune, length) = At(index);
            }

            if (text.Length > 0 || rune.Value == end)
            {
                _position = index;
                return new Word(text.ToString(), start);
            }
        }
    }

    public bool Take(char character)
    {
        var (rune, length) = At(_position);
        var taken = rune.Value == character && length > 0;
        _position += taken ? length : 0;
        return taken;
    }

    /// <summary>Takes the colon before a free text, but not the one in <c>10:30</c> or in a smiley.</summary>
    public bool TakeColon(bool beforeDigits = false)
    {
        var broken = false;
        var index = Skip(_position, ref broken);
        var (rune, length) = At(index);

        if (rune.Value != ':' || (broken && BreakEnds))
        {
            return false;
        }

        var next = At(index + length).Rune;
        var taken = index == _position ? beforeDigits || !Rune.IsDigit(next) : IsSpace(next);
        _position = taken ? index + length : _position;
        return taken;
    }

    /// <summary>
    /// Reads a quoted value as typed, up to the end of the text where the quote is never closed. Quotes inside may be nested.
    /// </summary>
    /// <returns>Null where no quote begins here.</returns>
    public string? Quoted()
    {
        var broken = false;
        var start = Skip(_position, ref broken);
        var (rune, length) = At(start);

        if (rune != Quote)
        {
            return null;
        }

        start += length;
        var depth = 0;
        var afterSpace = false;

        for (var index = start; index < typed.Length; index += length)
        {
            (rune, length) = At(index);
            var closes = rune == Quote && IsSpace(At(index + length).Rune);

            if (closes && depth == 0)
            {
                _position = index + length;
                return Decoded(typed[start..index]);
            }

            depth += closes ? -1 : rune == Quote && afterSpace ? 1 : 0;
            afterSpace = IsSpace(rune);
        }

        _position = typed.Length;
        return Decoded(typed[start..]);
    }

    public readonly bool AtSpace() => IsSpace(At(_position).Rune);

    /// <summary>Reads the free text: everything left, without the spaces and empty lines between it and the command.</summary>
    public readonly string Rest()
    {
        var start = _position;
        var index = _position;
        var broken = false;
        var (rune, length) = At(index);

        while (index < typed.Length && IsSpace(rune))
        {
            index += length;
            broken |= rune == Break;
            start = rune == Break || !broken ? index : start;
            (rune, length) = At(index);
        }

        return index == typed.Length ? "" : From(start);
    }

    /// <summary>The text as typed, from <paramref name="start"/> on.</summary>
    public readonly string From(int start) => typed[start..];

    private readonly string Decoded(string value) => holdsEntities ? WebUtility.HtmlDecode(value) : value;

    private readonly int Skip(int index, ref bool broken)
    {
        var (rune, length) = At(index);

        while (index < typed.Length && IsSpace(rune))
        {
            broken |= rune == Break;
            index += length;
            (rune, length) = At(index);
        }

        return index;
    }

    private static bool IsSpace(Rune rune) => rune == Space || rune == Break;

    /// <summary>The character here as commands read it (0 if it is ignored), and its length in the text.</summary>
    private readonly (Rune Rune, int Length) At(int index)
    {
        if (index >= typed.Length)
        {
            return (Break, 0);
        }

        var rest = typed.AsSpan(index);

        if (holdsEntities && rest[0] == '&' && rest[..Math.Min(rest.Length, MaxEntityLength)].IndexOf(';') is > 1 and var end)
        {
            var decoded = WebUtility.HtmlDecode(rest[..(end + 1)].ToString());

            if (Rune.DecodeFromUtf16(decoded, out var entity, out var used) == 0 && used == decoded.Length)
            {
                return (Plain(entity), end + 1);
            }
        }

        Rune.DecodeFromUtf16(rest, out var rune, out var length);
        return (Plain(rune), length);
    }

    private static Rune Plain(Rune rune) => rune.Value switch
    {
        >= ' ' and <= '~' => rune,
        '\n' or '\r' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029 => Break,

        // No-break and zero-width spaces.
        0x200B or 0x2060 or 0xFEFF or 0x180E => Space,

        // Bidirectional controls, joiners and the soft hyphen.
        0x200E or 0x200F or 0x061C or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => default,
        0x200C or 0x200D or 0xAD => default,

        (>= 0x201C and <= 0x201F) or 0xAB or 0xBB or (>= 0x300C and <= 0x300F) => Quote,
        >= 0x2018 and <= 0x201B => new Rune('\''),
        0x2212 => new Rune('-'),

        // The full-width forms of ASCII, digits among them.
        >= 0xFF01 and <= 0xFF5E => new Rune(rune.Value - 0xFF00 + ' '),

        _ when Rune.IsWhiteSpace(rune) => Space,
        _ when Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber => new Rune('0' + (int)Rune.GetNumericValue(rune)),
        _ => rune,
    };
}
