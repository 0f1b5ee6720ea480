namespace GengoBot.Text;

/// <summary>Compares words that may be misspelled.</summary>
internal static class Spelling
{
    /// <summary>Only so many letters of a typed word are compared.</summary>
    public const int MaxLength = 32;

    /// <summary>How many mistakes a word may have and still be taken for another one.</summary>
    public static int Tolerated(string word) => word.Length <= 4 ? 1 : 2;

    /// <summary>
    /// How many letters were left out, added, changed, or swapped with their neighbour (Damerau-Levenshtein), whatever their case.
    /// </summary>
    public static int Distance(string typed, string name)
    {
        var word = typed.AsSpan(0, Math.Min(typed.Length, MaxLength));
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
