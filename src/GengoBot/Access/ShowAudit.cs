using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Jobs;
using GengoBot.Writes;

namespace GengoBot.Access;

/// <summary>Shows who did what to a job through this bot, newest first.</summary>
internal sealed class ShowAudit(AuditStore audit) : ICommand
{
    public async Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        var id = command.RequiredJob;
        var page = await audit.ForJobAsync(turn.Account.Name, id, command.Page, cancellationToken);
        var draft = new CardDraft().Title(Strings.AuditTitle, id);

        if (page.Entries.Count == 0)
        {
            draft.Line(Strings.AuditEmpty);
        }

        foreach (var entry in page.Entries)
        {
            draft.Line(
                Strings.AuditLine, entry.Action, entry.ActorName, entry.At, JobWords.Outcome(entry.Outcome, entry.Result), entry.Reference);
        }

        return new Answer.Show(draft.Pages(Verbs.Audit, id, $"{Verbs.Audit} {id}", page.Page, page.Pages).Done());
    }
}
