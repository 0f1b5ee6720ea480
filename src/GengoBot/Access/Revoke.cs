using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Teams.Outbound;

namespace GengoBot.Access;

/// <summary>Revokes a role that was granted here. It cannot take a role that comes from the settings, and says so.</summary>
internal sealed class Revoke(RolePolicy access, GrantStore grants, MemberDirectory people, ShowAccess list) : ICommand
{
    public async Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        if (command.Options.GetValueOrDefault(CardFields.Person) is { Length: > 0 } person)
        {
            return await ClickedAsync(
                person, RoleWords.Read(command.Options.GetValueOrDefault(CardFields.Role, "")), command, turn, cancellationToken);
        }

        var wanted = await GrantArguments.ReadAsync(command, turn, people, cancellationToken);
        if (wanted.Problem is { } problem)
        {
            return new Answer.Say(problem, IsProblem: true);
        }

        var sentences = new List<string>();
        foreach (var known in wanted.People)
        {
            sentences.Add(await RevokeAsync(wanted.Role, known, turn, cancellationToken));
        }

        return new Answer.Say(string.Join(' ', sentences));
    }

    private async Task<Answer> ClickedAsync(string aadId, Role role, Command command, Turn turn, CancellationToken cancellationToken)
    {
        // The name comes from the record, never from the card.
        var granted = (await grants.ListAsync(turn, cancellationToken)).FirstOrDefault(one => one.AadId == aadId && one.Role == role);
        if (granted is null)
        {
            return new Answer.Say(Strings.RevokedBefore);
        }

        var line = await RevokeAsync(role, new KnownPerson(new Person("", aadId, granted.Name), OwnsTeam: false), turn, cancellationToken);
        return turn.Kind == InteractionKind.Execute
            ? new Answer.Show(await list.CardAsync(turn, command.Page, cancellationToken)) { Line = line }
            : new Answer.Say(line);
    }

    private async Task<string> RevokeAsync(Role role, KnownPerson known, Turn turn, CancellationToken cancellationToken)
    {
        var (person, word) = (known.Person, RoleWords.Of(role));
        var revoked = await grants.RevokeAsync(
            role, ConversationRules.KeyOf(person), GrantReach.Of(turn, access), turn, cancellationToken);
        var settings = access.FromSettings(person, turn.Account.Name, known.OwnsTeam);
        var sentence = revoked.Remains ? Sentence.InPlainText(Strings.RevokeReach, person.Name, word)
            : revoked.Any ? Sentence.InPlainText(Strings.Revoked, turn.Person.Name, word, person.Name)
            : settings.Role < role ? Sentence.InPlainText(Strings.NotGranted, person.Name, word)
            : null;

        // A role that everybody has is not worth a sentence where a higher one was revoked.
        var remains = settings.Role >= role || settings.Reason is RoleReason.Named or RoleReason.TeamOwner
            ? Sentence.InPlainText(Strings.RoleFromSettings, person.Name, RoleWords.Of(settings.Role))
            : null;
        return string.Join(' ', new[] { sentence, remains }.OfType<string>());
    }
}
