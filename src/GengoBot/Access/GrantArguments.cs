using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Teams.Outbound;
using GengoBot.Text;

namespace GengoBot.Access;

/// <summary>
/// Reads <c>&lt;role&gt; @person</c>. The person comes from the mention and the conversation's members, never from a typed name.
/// </summary>
/// <param name="Problem">Says what is wrong with the command; nothing is done then.</param>
internal sealed record GrantArguments(Role Role, IReadOnlyList<KnownPerson> People, string? Problem)
{
    private const int MaxPeople = 10;
    private const int MaxNames = 5;

    private static readonly HashSet<string> Joining = new(["and", "&", "to", "from", "@"], StringComparer.OrdinalIgnoreCase);

    public static async Task<GrantArguments> ReadAsync(
        Command command, Turn turn, MemberDirectory people, CancellationToken cancellationToken)
    {
        var words = command.Text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var role = words.Length == 0 ? Role.None : RoleWords.Read(words[0].TrimEnd(',', ':'));
        if (role == Role.None)
        {
            return No(Sentence.InPlainText(Strings.GrantWhichRole, command.Verb));
        }

        var mentioned = command.Mentions.DistinctBy(static mention => mention.Id).ToList();
        if (mentioned.Count is 0 or > MaxPeople)
        {
            return No(Sentence.InPlainText(Strings.GrantWhom, command.Verb, role.ToString().ToLowerInvariant()));
        }

        if (Rest(words.Length > 1 ? words[1] : "", command.Mentions) is { Length: > 0 } rest)
        {
            return No(Sentence.InPlainText(Strings.GrantMore, TypedWord.Shown(rest)));
        }

        var found = new List<KnownPerson>();
        foreach (var mention in mentioned)
        {
            if (mention.Id is not { Length: > 0 } id || await people.FindAsync(turn.Conversation, id, cancellationToken) is not { } known)
            {
                return No(Sentence.InPlainText(Strings.GrantNotHere, TypedWord.Shown(mention.Name)));
            }

            if (string.IsNullOrEmpty(known.Person.AadObjectId))
            {
                return No(Sentence.InPlainText(Strings.GrantNoId, known.Person.Name));
            }

            found.Add(known);
        }

        return new GrantArguments(role, found, null);

        static GrantArguments No(string problem) => new(Role.None, [], problem);
    }

    /// <summary>A few names for a sentence, and how many more there are.</summary>
    public static string Names(IEnumerable<string> names)
    {
        var all = names.ToList();
        var shown = string.Join(", ", all.Take(MaxNames));
        return all.Count > MaxNames ? Sentence.InPlainText(Strings.NamesAndMore, shown, all.Count - MaxNames) : shown;
    }

    /// <summary>The text without the names: nobody gets a role by a sentence that says more than that.</summary>
    private static string Rest(string text, IReadOnlyList<TextMention> mentions)
    {
        foreach (var name in mentions.Select(static mention => mention.Name).OrderByDescending(static name => name.Length))
        {
            if (text.IndexOf(name, StringComparison.Ordinal) is >= 0 and var at)
            {
                text = text.Remove(at, name.Length);
            }
        }

        return string.Join(
            ' ',
            text.Split([' ', '\u00A0', '\r', '\n', '\t', ',', ';', '.'], StringSplitOptions.RemoveEmptyEntries)
                .Where(static word => !Joining.Contains(word)));
    }
}
