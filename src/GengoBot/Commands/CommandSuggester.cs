using GengoBot.Text;

namespace GengoBot.Commands;

/// <summary>Finds the verb or the option that a misspelled word probably means.</summary>
internal sealed class CommandSuggester(IReadOnlyList<Verb> vocabulary)
{
    /// <summary>The verb nearest in spelling, if it is near and no other is as near.</summary>
    public Verb? Nearest(string word)
    {
        if (word.Length is 0 or > Spelling.MaxLength)
        {
            return null;
        }

        var near = vocabulary
            .Select(verb => (Verb: verb, Distance: verb.Aliases.Append(verb.Name).Min(name => Spelling.Distance(word, name))))
            .Where(candidate => candidate.Distance <= Spelling.Tolerated(word))
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

    public static string? NearestOption(Verb verb, string name) => verb.Options.MinBy(option => Spelling.Distance(name, option.Name))?.Name;

    public static bool IsNearOption(Verb verb, string name) =>
        verb.Options.Any(option => Spelling.Distance(name, option.Name) <= Spelling.Tolerated(name));
}
