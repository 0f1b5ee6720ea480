using System.Text;

namespace GengoBot.Differences;

/// <summary>
/// Compares two texts word by word if they have enough of them in common. Otherwise compares paragraphs, then sentences, and only what
/// differs in them word by word. A stretch for which even that takes too long is removed and added as a whole.
/// </summary>
internal sealed class Comparison
{
    /// <summary>The most steps for two texts of any length. They take a fraction of a second.</summary>
    public const long MaxSteps = 20_000_000;

    /// <summary>The steps that an attempt costs on top of its own, however small the texts.</summary>
    private const int StepsOfAttempt = 100;

    private static readonly DiffChunker[] Larger = [DiffChunker.Paragraphs, DiffChunker.Sentences];

    private readonly DiffNumbers _numbers = new();
    private readonly List<DiffPart> _parts = [];
    private readonly StringBuilder _same = new();
    private readonly StringBuilder _removed = new();
    private readonly StringBuilder _added = new();

    /// <summary>The steps taken so far.</summary>
    public long Steps { get; private set; }

    public void Compare(string before, string after, int level = 0)
    {
        if (before.Length == 0 || after.Length == 0 || Steps >= MaxSteps)
        {
            Replace(before, after);
        }
        else if (!TryAlign(before, after, DiffChunker.Words, Replace))
        {
            CompareLarger(before, after, level);
        }
    }

    /// <summary>Ends the comparison.</summary>
    public IReadOnlyList<DiffPart> Parts()
    {
        EndSame();
        EndChange();
        return _parts;
    }

    private void CompareLarger(string before, string after, int level)
    {
        if (level == Larger.Length)
        {
            Replace(before, after);
        }
        else if (!TryAlign(before, after, Larger[level], (old, current) => CompareBlock(old, current, level)))
        {
            CompareBlock(before, after, level);
        }
    }

    /// <summary>
    /// Pairs paragraphs or sentences that have no equal. If there are as many as before, each is paired with the one in its place.
    /// </summary>
    private void CompareBlock(string before, string after, int level)
    {
        var (old, current) = (Larger[level].Chunk(before), Larger[level].Chunk(after));

        if (old.Count == current.Count)
        {
            for (var piece = 0; piece < old.Count; piece++)
            {
                Compare(old[piece], current[piece], level + 1);
            }
        }
        else
        {
            Compare(before, after, level + 1);
        }
    }

    private bool TryAlign(string before, string after, DiffChunker chunker, Action<string, string> changed)
    {
        var (old, current) = (new DiffPieces(before, chunker, _numbers), new DiffPieces(after, chunker, _numbers));
        var head = old.Numbers.AsSpan().CommonPrefixLength(current.Numbers);
        var tail = 0;

        while (tail < Math.Min(old.Count, current.Count) - head && old.Numbers[^(tail + 1)] == current.Numbers[^(tail + 1)])
        {
            tail++;
        }

        // An attempt takes at most half of the steps left, so that smaller ones can follow.
        var granted = (MaxSteps - Steps) / 2;
        var left = granted;
        var runs = Alignment.Find(Middle(old), Middle(current), ref left);
        Steps += granted - left + StepsOfAttempt;

        if (runs is null)
        {
            return false;
        }

        var (index, other) = (0, 0);
        foreach (var run in runs.Select(run => new Kept(run.Before + head, run.After + head, run.Count)).Prepend(
            new Kept(0, 0, head)).Append(new Kept(old.Count - tail, current.Count - tail, tail)))
        {
            var (gone, come) = (old.Range(index, run.Before - index), current.Range(other, run.After - other));
            if (gone.Length > 0 || come.Length > 0)
            {
                changed(gone, come);
            }

            Keep(old.Range(run.Before, run.Count));
            (index, other) = (run.Before + run.Count, run.After + run.Count);
        }

        return true;

        ReadOnlySpan<int> Middle(DiffPieces pieces) => pieces.Numbers.AsSpan(head, pieces.Count - head - tail);
    }

    private void Keep(string text)
    {
        if (text.Length > 0)
        {
            EndChange();
            _same.Append(text);
        }
    }

    private void Replace(string before, string after)
    {
        if (before.Length > 0 || after.Length > 0)
        {
            EndSame();
            _removed.Append(before);
            _added.Append(after);
        }
    }

    private void EndSame() => End(DiffKind.Same, _same);

    private void EndChange()
    {
        End(DiffKind.Removed, _removed);
        End(DiffKind.Added, _added);
    }

    private void End(DiffKind kind, StringBuilder text)
    {
        if (text.Length > 0)
        {
            _parts.Add(new DiffPart(kind, text.ToString()));
            text.Clear();
        }
    }
}
