namespace GengoBot.Differences;

/// <summary>A run of pieces that both sequences have in common.</summary>
internal readonly record struct Kept(int Before, int After, int Count);

/// <summary>
/// Finds what two sequences have in common by Myers' greedy algorithm ("An O(ND) Difference Algorithm and Its Variations"). Its work
/// grows with the number of edits and not with the length, so a few changes in a very long text are found at once. Libraries have no
/// limit at which to give up on texts that differ everywhere, so we have our own.
/// </summary>
internal static class Alignment
{
    /// <summary>The most edits that are tried. Memory takes at most 2 bytes times the square of this, and time grows likewise.</summary>
    public const int MaxEdits = 3_000;

    /// <summary>
    /// Finds the common runs, in order, along the shortest way from one sequence to the other. Returns null if that takes too many edits
    /// or steps.
    /// </summary>
    /// <param name="steps">How many steps may be taken; afterwards, how many are left.</param>
    public static IReadOnlyList<Kept>? Find(ReadOnlySpan<int> before, ReadOnlySpan<int> after, ref long steps)
    {
        var rows = new List<int[]>();

        for (var edits = 0; edits <= MaxEdits && steps > 0; edits++)
        {
            var row = new int[edits + 1];
            rows.Add(row);

            for (var way = 0; way <= edits; way++)
            {
                var start = edits == 0 ? 0 : Start(rows[edits - 1], way, edits).Start;
                var (x, y) = (start, start - Diagonal(way, edits));

                while (x < before.Length && y < after.Length && before[x] == after[y])
                {
                    (x, y) = (x + 1, y + 1);
                }

                row[way] = x;
                steps -= x - start + 1;

                if (x >= before.Length && y >= after.Length)
                {
                    return Trace(rows, way);
                }
            }
        }

        return null;
    }

    private static int Diagonal(int way, int edits) => (2 * way) - edits;

    /// <summary>
    /// Where a path continues after its last edit: an addition, which keeps the position in the old sequence, or a removal.
    /// </summary>
    private static (int Start, bool IsAddition) Start(int[] previous, int way, int edits) =>
        way == 0 || (way < edits && previous[way - 1] < previous[way]) ? (previous[way], true) : (previous[way - 1] + 1, false);

    private static List<Kept> Trace(List<int[]> rows, int way)
    {
        var kept = new List<Kept>();

        for (var edits = rows.Count - 1; edits >= 0; edits--)
        {
            var end = rows[edits][way];
            var (start, isAddition) = edits == 0 ? (0, false) : Start(rows[edits - 1], way, edits);

            if (end > start)
            {
                kept.Add(new Kept(start, start - Diagonal(way, edits), end - start));
            }

            way -= isAddition ? 0 : 1;
        }

        kept.Reverse();
        return kept;
    }
}
