using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Teams.Outbound;

namespace GengoBot.Access;

/// <summary>Grants a role to somebody in this conversation; in a channel it holds for all channels of the team.</summary>
internal sealed class Grant(RolePolicy access, GrantStore grants, MemberDirectory people) : ICommand
{
    public async Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        var wanted = await GrantArguments.ReadAsync(command, turn, people, cancellationToken);
        if (wanted.Problem is { } problem)
        {
            return new Answer.Say(problem, IsProblem: true);
        }

        var role = RoleWords.Of(wanted.Role);
        var granted = await grants.GrantAsync(
            wanted.Role, [.. wanted.People.Select(static known => known.Person)], GrantReach.Of(turn, access), turn, cancellationToken);
        return granted.Count == 0
            ? new Answer.Say(
                Sentence.InPlainText(
                    Strings.GrantedBefore, GrantArguments.Names(wanted.People.Select(static known => known.Person.Name)), role))
            : new Answer.Say(
                Sentence.InPlainText(
                    turn.Conversation.Kind == ConversationKind.Channel ? Strings.GrantedInTeam : Strings.GrantedHere, turn.Person.Name,
                    GrantArguments.Names(granted.Select(static person => person.Name)), role));
    }
}
