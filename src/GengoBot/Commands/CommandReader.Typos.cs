namespace GengoBot.Commands;

internal sealed partial class CommandReader
{
    private const int LongestCompared = 32;

    /// <summary>The one verb that is nearest in spelling, if it is near and no other is as near.</summary>
    private Verb? Nearest(string word)
    {
        if (word.Length is 0 or > LongestCompared)
        {
            return null;
        }

        var near = _vocabulary
            .Select(verb => (Verb: verb, Distance: verb.Aliases.Append(verb.Name).Min(name => Distance(word, name))))
            .Where(candidate => candidate.Distance <= Tolerated(word))
            .OrderBy(candidate => candidate.Distance)
            .Take(2)
            .ToArray();

        return near switch
        {
            [var only] => only.Verb,
            [var first, var second] when first.Distance < second.Distance => first.Verb,
            _ => null,
        };
    }

    private static string? NearestOption(Verb verb, string name) => verb.Options.MinBy(option => Distance(name, option.Name))?.Name;

    private static int Tolerated(string word) => word.Length <= 4 ? 1 : 2;

    /// <summary>How many letters were left out, added, changed, or swapped with their neighbour (Damerau and Levenshtein), whatever their case.</summary>
    private static int Distance(string typed, string name)
    {
        var word = typed.AsSpan(0, Math.Min(typed.Length, LongestCompared));
        var (beforeLast, last, row) = (new int[name.Length + 1], Enumerable.Range(0, name.Length + 1).ToArray(), new int[name.Length + 1]);

        for (var i = 1; i <= word.Length; i++)
        {
            row[0] = i;

            for (var j = 1; j <= name.Length; j++)
            {
                var same = Same(word[i - 1], name[j - 1]);
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));

                if (i > 1 && j > 1 && Same(word[i - 1], name[j - 2]) && Same(word[i - 2], name[j - 1]))
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[name.Length];
    }

    private static bool Same(char one, char other) => char.ToLowerInvariant(one) == char.ToLowerInvariant(other);
}
