using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Commands;

namespace GengoBot.Access;

/// <summary>Lists the Gengo accounts that this tenant may use, and those that the conversation uses.</summary>
internal sealed class ShowAccounts(GengoAccounts accounts) : ICommand
{
    private const int MaxButtons = 6;

    public Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken) =>
        Task.FromResult<Answer>(new Answer.Show(Card(turn)));

    public Card Card(Turn turn)
    {
        var draft = new CardDraft().Title(Strings.AccountsTitle);
        var allowed = accounts.AllowedFor(turn.Conversation.TenantId);
        foreach (var name in allowed)
        {
            var isSandbox = accounts.Named(name) is { IsSandbox: true };
            var rank = turn.Speaks.ToList().IndexOf(name);
            draft.Line(
                rank switch { 0 => Strings.AccountSpoken, > 0 => Strings.AccountSpokenToo, _ => Strings.AccountNot },
                isSandbox ? name + " · " + Strings.Sandbox : name);
        }

        if (turn.Speaks.Count == 0)
        {
            draft.Line(Tone.Attention, Strings.NoAccountYet);
        }

        draft.Line(Tone.Subtle, Strings.AccountsHow);
        if (turn.ViewerOfCard >= Role.Admin && allowed.Count > 1)
        {
            draft.Buttons(allowed.Where(name => turn.Speaks is not [var only] || only != name).Take(MaxButtons).Select(static name =>
                new Button(Sentence.InPlainText(Strings.ButtonUse, name), Verbs.Use, $"{Verbs.Use} {name}")
                {
                    Data = { [CardFields.Comment] = name },
                }));
        }

        return draft.Done();
    }
}
