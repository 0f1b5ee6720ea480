using System.Globalization;
using System.Text;
using GengoBot.Text;

namespace GengoBot.Differences;

/// <summary>
/// Gives signs to what the eye cannot see in the removed and added parts of a difference: line breaks, spaces that are not single plain
/// ones, invisible characters, and letters that look the same on both sides and are written in other codes. Unchanged text needs none.
/// </summary>
internal static class DiffSigns
{
    public const char Space = '\u2423';
    public const char Tab = '\u21E5';
    public const char LineFeed = '\u23CE';

    private static readonly Dictionary<int, string> Names = new()
    {
        [0x000D] = Strings.SignCarriageReturn,
        [0x00A0] = Strings.SignNoBreakSpace,
        [0x00AD] = Strings.SignSoftHyphen,
        [0x061C] = Strings.SignArabicMark,
        [0x200B] = Strings.SignZeroWidthSpace,
        [0x200C] = Strings.SignNonJoiner,
        [0x200D] = Strings.SignJoiner,
        [0x200E] = Strings.SignLeftToRight,
        [0x200F] = Strings.SignRightToLeft,
        [0x202F] = Strings.SignNarrowNoBreakSpace,
        [0x2060] = Strings.SignWordJoiner,
        [0x3000] = Strings.SignIdeographicSpace,
        [0xFEFF] = Strings.SignByteOrderMark,
    };

    /// <summary>
    /// The same parts with signs. Spaces at the ends of a change that both sides have, or that stand beside what is not changed, are taken
    /// out of it, so that the marks are at the words.
    /// </summary>
    public static IReadOnlyList<DiffPart> Show(IReadOnlyList<DiffPart> parts)
    {
        var shown = new List<DiffPart>(parts.Count + 8);
        for (var index = 0; index < parts.Count; index++)
        {
            if (parts[index].Kind is DiffKind.Same or DiffKind.Folded)
            {
                shown.Add(parts[index]);
                continue;
            }

            var removed = parts[index].Kind == DiffKind.Removed ? parts[index].Text : "";
            var hasBoth = removed.Length > 0 && index + 1 < parts.Count && parts[index + 1].Kind == DiffKind.Added;
            var added = hasBoth ? parts[++index].Text : removed.Length > 0 ? "" : parts[index].Text;
            Change(shown, removed, added, next: index + 1 < parts.Count ? parts[index + 1] : null);
        }

        return shown;
    }

    /// <summary>Whether all that changed is what the eye cannot see.</summary>
    public static bool IsOnlyUnseen(IReadOnlyList<DiffPart> parts)
    {
        for (var index = 0; index < parts.Count; index++)
        {
            if (parts[index].Kind is DiffKind.Removed or DiffKind.Added)
            {
                var hasBoth = parts[index].Kind == DiffKind.Removed && index + 1 < parts.Count && parts[index + 1].Kind == DiffKind.Added;
                if (!LookAlikes.AreAlike(parts[index].Text, hasBoth ? parts[++index].Text : ""))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Whether there may be signs to explain.</summary>
    public static bool AreIn(IReadOnlyList<DiffPart> shown) => shown.Any(static part =>
        part.Kind is DiffKind.Removed or DiffKind.Added && part.Text.AsSpan().IndexOfAny([Space, Tab, LineFeed, '‹']) >= 0);

    private static void Change(List<DiffPart> shown, string removed, string added, DiffPart? next)
    {
        var before = SpacesOutside(removed, added, atStart: true, skip: 0, isBesideWord: shown is [.., var last] && IsWordAt(last, ^1));
        var after = SpacesOutside(removed, added, atStart: false, skip: before, isBesideWord: next is not null && IsWordAt(next, 0));
        var spellings = new Spellings(removed, added);
        Add(DiffKind.Same, new string(' ', before));
        Add(DiffKind.Removed, spellings.Show(Inside(removed)));
        Add(DiffKind.Added, spellings.Show(Inside(added)));
        Add(DiffKind.Same, new string(' ', after));

        string Inside(string text) => text.Length == 0 ? "" : text[before..^after];

        void Add(DiffKind kind, string text)
        {
            if (text.Length > 0)
            {
                shown.Add(new DiffPart(kind, text));
            }
        }
    }

    /// <summary>
    /// How many plain spaces at an end of a change are no difference to be marked: those on both sides of it; of a text that was only
    /// removed or only added, the one that parts it from the word beside it.
    /// </summary>
    /// <param name="skip">How many at the start were counted before.</param>
    private static int SpacesOutside(string removed, string added, bool atStart, int skip, bool isBesideWord)
    {
        if (removed.Length > 0 && added.Length > 0)
        {
            return Math.Min(Spaces(removed.AsSpan(skip)), Spaces(added.AsSpan(skip)));
        }

        var text = removed + added;
        return isBesideWord && Spaces(text) == 1 && !string.IsNullOrWhiteSpace(text) ? 1 : 0;

        int Spaces(ReadOnlySpan<char> side) => atStart ? SpacesAtStart(side) : side.Length - side.TrimEnd(' ').Length;
    }

    /// <summary>A space with a mark on it is none.</summary>
    private static int SpacesAtStart(ReadOnlySpan<char> text)
    {
        var spaces = 0;
        while (spaces < text.Length && text[spaces] == ' ' && StringInfo.GetNextTextElementLength(text[spaces..]) == 1)
        {
            spaces++;
        }

        return spaces;
    }

    private static bool IsWordAt(DiffPart part, Index index) =>
        part.Kind == DiffKind.Folded || (part.Text.Length > 0 && !char.IsWhiteSpace(part.Text[index]));

    /// <summary>What one change is written in: where both sides have a grapheme that looks the same, and in other codes.</summary>
    private sealed class Spellings
    {
        private readonly Dictionary<string, HashSet<string>> _bySeen = new(StringComparer.Ordinal);

        public Spellings(string removed, string added)
        {
            foreach (var grapheme in Graphemes.Of(removed).Concat(Graphemes.Of(added)).Where(static grapheme => !IsPlain(grapheme)))
            {
                Remember(grapheme);
            }

            // A plain letter matters only where the same letter has something unseen beside it.
            foreach (var grapheme in Graphemes.Of(removed).Concat(Graphemes.Of(added)).Where(IsPlain))
            {
                if (_bySeen.TryGetValue(grapheme, out var others))
                {
                    others.Add(grapheme);
                }
            }
        }

        public string Show(string text)
        {
            var shown = new StringBuilder(text.Length + 16);
            for (var index = 0; index < text.Length;)
            {
                var length = Graphemes.LengthAt(text, index);
                var grapheme = text.Substring(index, length);
                if (Graphemes.IsSpace(grapheme))
                {
                    ShowSpace(shown, grapheme, isPlain: IsBetweenWords(text, index));
                }
                else if (IsPlain(grapheme) && !_bySeen.ContainsKey(grapheme))
                {
                    shown.Append(grapheme);
                }
                else
                {
                    ShowGrapheme(shown, grapheme);
                }

                index += length;
            }

            return shown.ToString();
        }

        private void Remember(string grapheme)
        {
            var seen = LookAlikes.Seen(grapheme, withJoiners: false);
            if (!_bySeen.TryGetValue(seen, out var spellings))
            {
                _bySeen[seen] = spellings = new HashSet<string>(StringComparer.Ordinal);
            }

            spellings.Add(grapheme);
        }

        private void ShowGrapheme(StringBuilder shown, string grapheme)
        {
            var others = _bySeen[LookAlikes.Seen(grapheme, withJoiners: false)];
            var first = -1;
            var visible = new StringBuilder();
            foreach (var rune in grapheme.EnumerateRunes())
            {
                first = first < 0 ? rune.Value : first;
                if (!LookAlikes.IsInvisible(rune) || (others.Count == 1 && LookAlikes.IsAtWork(rune, first)))
                {
                    shown.Append(rune.ToString());
                    visible.Append(rune.ToString());
                }
                else
                {
                    ShowCode(shown, rune.Value);
                }
            }

            if (others.Select(Visible).Distinct(StringComparer.Ordinal).Skip(1).Any())
            {
                shown.Append(Codes(visible.ToString()));
            }
        }

        private static string Visible(string grapheme) =>
            string.Concat(grapheme.EnumerateRunes().Where(static rune => !LookAlikes.IsInvisible(rune)));

        private static void ShowSpace(StringBuilder shown, string space, bool isPlain)
        {
            foreach (var character in space)
            {
                switch (character)
                {
                    case ' ':
                        shown.Append(isPlain ? ' ' : Space);
                        break;
                    case '\t':
                        shown.Append(Tab);
                        break;
                    case '\n':
                        shown.Append(LineFeed);
                        break;
                    default:
                        ShowCode(shown, character);
                        break;
                }
            }

            if (Graphemes.IsLineBreak(space))
            {
                shown.Append('\n');
            }
        }

        private static void ShowCode(StringBuilder shown, int code) =>
            shown.Append('‹').Append(Names.GetValueOrDefault(code) ?? Code(code)).Append('›');

        private static string Codes(string grapheme) =>
            $"‹{string.Join(' ', grapheme.EnumerateRunes().Select(static rune => Code(rune.Value)))}›";

        private static string Code(int code) => string.Create(CultureInfo.InvariantCulture, $"U+{code:X4}");

        /// <summary>A letter or sign that is seen as it is written, as most are.</summary>
        private static bool IsPlain(string grapheme) => grapheme.Length == 1 && LookAlikes.IsSeenAsWritten(grapheme[0]);

        /// <summary>Whether a space has something to see on both sides, so that it is seen itself.</summary>
        private static bool IsBetweenWords(string text, int index) =>
            index > 0 && index + 1 < text.Length && !char.IsWhiteSpace(text[index - 1]) && !char.IsWhiteSpace(text[index + 1]);
    }
}
