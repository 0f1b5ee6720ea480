using DiffPlex;

namespace GengoBot.Texts;

/// <summary>What changed from one text to the next, by words or by characters.</summary>
internal static class TextDiff
{
    /// <summary>
    /// The parts in order, neighbours of one kind joined: same and removed parts make up <paramref name="before"/>, same and added ones
    /// <paramref name="after"/>.
    /// </summary>
    public static IReadOnlyList<DiffPart> Compare(string before, string after, DiffUnit unit)
    {
        var comparison = new Comparison(unit == DiffUnit.Word ? DiffChunker.Words : DiffChunker.Characters);
        comparison.Compare(before, after, 0);
        return comparison.Parts;
    }

    /// <summary>
    /// Changes with nothing but spaces between them become one, so that a phrase that was reworded reads as a phrase: the spaces are then
    /// removed and added with it.
    /// </summary>
    public static IReadOnlyList<DiffPart> JoinAcrossSpaces(IReadOnlyList<DiffPart> parts)
    {
        var joined = new List<DiffPart>();
        var (removed, added) = ("", "");

        for (var index = 0; index < parts.Count; index++)
        {
            var (kind, text) = (parts[index].Kind, parts[index].Text);
            if (kind == DiffKind.Same && text.Trim(' ').Length == 0 && IsWithinChange(index))
            {
                removed += text;
                added += text;
            }
            else if (kind == DiffKind.Removed)
            {
                removed += text;
            }
            else if (kind == DiffKind.Added)
            {
                added += text;
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
            var next = parts.Skip(index + 1).TakeWhile(static part => part.Kind is DiffKind.Removed or DiffKind.Added).Select(static part => part.Kind).ToList();
            return (removed.Length > 0 || added.Length > 0) && next.Count > 0
                && (removed.Length > 0 || next.Contains(DiffKind.Removed)) && (added.Length > 0 || next.Contains(DiffKind.Added));
        }

        void End()
        {
            DiffPart[] change = [new(DiffKind.Removed, removed), new(DiffKind.Added, added)];
            joined.AddRange(change.Where(static part => part.Text.Length > 0));
            (removed, added) = ("", "");
        }
    }

    /// <summary>
    /// Leaves of unchanged runs only <paramref name="context"/> words or characters beside each change, and hides the rest where it is more
    /// than that. Without any change all stays.
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
        var pieces = unit == DiffUnit.Word ? DiffChunker.Words.Chunk(part.Text) : DiffChunker.Characters.Chunk(part.Text);
        var counted = Enumerable.Range(0, pieces.Count).Where(piece => unit == DiffUnit.Character || Graphemes.IsOfWord(pieces[piece])).ToList();
        var hidden = counted.Count - first - last;

        if (hidden <= context)
        {
            return [part];
        }

        // From behind the last word shown to before the next one shown.
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

    private sealed class Comparison(DiffChunker smallest)
    {
        // Myers' algorithm takes up to pieces² steps where everything differs: that much is granted at once, and in all.
        private const int MostPieces = 4_000;
        private const long MostSteps = 80_000_000;

        // What is too large to compare by the smallest pieces is compared by paragraphs first, and what differs then by sentences.
        private static readonly DiffChunker[] Larger = [DiffChunker.Paragraphs, DiffChunker.Sentences];

        private long _steps;

        public List<DiffPart> Parts { get; } = [];

        public void Compare(string before, string after, int level)
        {
            var (old, current) = (smallest.Chunk(before), smallest.Chunk(after));
            var shorter = Math.Min(old.Count, current.Count);
            var head = old.Zip(current).TakeWhile(pair => pair.First == pair.Second).Count();
            var tail = 0;

            while (tail < shorter - head && old[^(tail + 1)] == current[^(tail + 1)])
            {
                tail++;
            }

            Add(DiffKind.Same, string.Concat(old.Take(head)));
            CompareMiddle(Middle(old, head, tail), Middle(current, head, tail), level);
            Add(DiffKind.Same, string.Concat(old.TakeLast(tail)));
        }

        private static string Middle(IReadOnlyList<string> pieces, int head, int tail) =>
            string.Concat(pieces.Skip(head).Take(pieces.Count - head - tail));

        private void CompareMiddle(string before, string after, int level)
        {
            if (before.Length == 0 || after.Length == 0 || !Align(before, after, smallest, Replace))
            {
                CompareLarger(before, after, level);
            }
        }

        private void CompareLarger(string before, string after, int level)
        {
            if (before.Length == 0 || after.Length == 0 || level == Larger.Length)
            {
                Replace(before, after);
            }
            else if (!Align(before, after, Larger[level], (old, current) => Compare(old, current, level + 1)))
            {
                CompareLarger(before, after, level + 1);
            }
        }

        private bool Align(string before, string after, DiffChunker chunker, Action<string, string> changed)
        {
            var (old, current) = (chunker.Chunk(before), chunker.Chunk(after));
            var pieces = (long)old.Count + current.Count;

            if (pieces > MostPieces || _steps + (pieces * pieces) > MostSteps)
            {
                return false;
            }

            _steps += pieces * pieces;
            var index = 0;

            foreach (var block in Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, chunker).DiffBlocks)
            {
                Add(DiffKind.Same, Range(old, index, block.DeleteStartA - index));
                changed(Range(old, block.DeleteStartA, block.DeleteCountA), Range(current, block.InsertStartB, block.InsertCountB));
                index = block.DeleteStartA + block.DeleteCountA;
            }

            Add(DiffKind.Same, Range(old, index, old.Count - index));
            return true;
        }

        private static string Range(IReadOnlyList<string> pieces, int start, int count) => string.Concat(pieces.Skip(start).Take(count));

        private void Replace(string before, string after)
        {
            Add(DiffKind.Removed, before);
            Add(DiffKind.Added, after);
        }

        private void Add(DiffKind kind, string text)
        {
            if (text.Length == 0)
            {
                return;
            }

            // A removal after an addition belongs before it, so that each change is one removal and one addition.
            if (Parts is [.., var last] && last.Kind == kind)
            {
                Parts[^1] = last with { Text = last.Text + text };
            }
            else if (kind == DiffKind.Removed && Parts is [.., var removed, { Kind: DiffKind.Added }] && removed.Kind == DiffKind.Removed)
            {
                Parts[^2] = removed with { Text = removed.Text + text };
            }
            else if (kind == DiffKind.Removed && Parts is [.., { Kind: DiffKind.Added } added])
            {
                Parts[^1] = new DiffPart(DiffKind.Removed, text);
                Parts.Add(added);
            }
            else
            {
                Parts.Add(new DiffPart(kind, text));
            }
        }
    }
}
