using System.Text;
using GengoBot.Text;

namespace GengoBot.Differences;

/// <summary>Finds what changed from one text to the next.</summary>
internal static class TextDiff
{
    /// <summary>
    /// The parts in order, with neighbours of one kind joined. Same and removed parts make up <paramref name="before"/>, same and added
    /// parts <paramref name="after"/>.
    /// </summary>
    public static IReadOnlyList<DiffPart> Compare(string before, string after)
    {
        var comparison = new Comparison();
        comparison.Compare(before, after);
        return comparison.Parts();
    }

    /// <summary>
    /// Joins changes with nothing but spaces between them, so that a reworded phrase reads as a phrase. The spaces are then removed and
    /// added with it.
    /// </summary>
    public static IReadOnlyList<DiffPart> JoinAcrossSpaces(IReadOnlyList<DiffPart> parts)
    {
        var joined = new List<DiffPart>();
        var (removed, added) = (new StringBuilder(), new StringBuilder());

        for (var index = 0; index < parts.Count; index++)
        {
            var (kind, text) = (parts[index].Kind, parts[index].Text);
            if (kind == DiffKind.Same && text.Trim(' ').Length == 0 && IsWithinChange(index))
            {
                removed.Append(text);
                added.Append(text);
            }
            else if (kind == DiffKind.Removed)
            {
                removed.Append(text);
            }
            else if (kind == DiffKind.Added)
            {
                added.Append(text);
            }
            else
            {
                End();
                joined.Add(parts[index]);
            }
        }

        End();
        return joined;

        // A change on both sides of it, and on each side of the joined one words to stand beside the spaces.
        bool IsWithinChange(int index)
        {
            var next = parts.Skip(index + 1)
                .TakeWhile(static part => part.Kind is DiffKind.Removed or DiffKind.Added)
                .Select(static part => part.Kind)
                .ToList();
            return (removed.Length > 0 || added.Length > 0) && next.Count > 0
                && (removed.Length > 0 || next.Contains(DiffKind.Removed)) && (added.Length > 0 || next.Contains(DiffKind.Added));
        }

        void End()
        {
            DiffPart[] change = [new(DiffKind.Removed, removed.ToString()), new(DiffKind.Added, added.ToString())];
            joined.AddRange(change.Where(static part => part.Text.Length > 0));
            removed.Clear();
            added.Clear();
        }
    }

    /// <summary>
    /// Keeps only <paramref name="context"/> words or characters beside each change and folds the rest of long unchanged runs. Without
    /// any change everything stays.
    /// </summary>
    public static IReadOnlyList<DiffPart> Fold(IReadOnlyList<DiffPart> parts, DiffUnit unit, int context)
    {
        var folded = new List<DiffPart>();

        for (var index = 0; index < parts.Count; index++)
        {
            var before = index > 0 ? context : 0;
            var after = index < parts.Count - 1 ? context : 0;

            if (parts[index].Kind == DiffKind.Same && parts.Count > 1)
            {
                folded.AddRange(Fold(parts[index], unit, before, after, context));
            }
            else
            {
                folded.Add(parts[index]);
            }
        }

        return folded;
    }

    private static IEnumerable<DiffPart> Fold(DiffPart part, DiffUnit unit, int first, int last, int context)
    {
        var pieces = (unit == DiffUnit.Word ? DiffChunker.Words : DiffChunker.Characters).Chunk(part.Text);
        var counted = Enumerable.Range(0, pieces.Count)
            .Where(piece => unit == DiffUnit.Character || Graphemes.IsOfWord(pieces[piece]))
            .ToList();
        var hidden = counted.Count - first - last;

        if (hidden <= context)
        {
            return [part];
        }

        // From after the last word shown to before the next one shown.
        var start = first == 0 ? 0 : counted[first - 1] + 1;
        var end = last == 0 ? pieces.Count : counted[^last];
        DiffPart[] shown =
        [
            part with { Text = string.Concat(pieces.Take(start)) },
            new DiffPart(DiffKind.Folded, "", hidden),
            part with { Text = string.Concat(pieces.Skip(end)) },
        ];
        return shown.Where(piece => piece.Kind == DiffKind.Folded || piece.Text.Length > 0);
    }
}
