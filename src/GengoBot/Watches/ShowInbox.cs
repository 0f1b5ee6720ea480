using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Jobs;
using GengoBot.Polling;

namespace GengoBot.Watches;

/// <summary>Lists the watched jobs that wait for a decision, starting with the one that Gengo approves soonest.</summary>
internal sealed class ShowInbox(WaitingJobs waiting, WatchStore watches, TimeProvider time) : ICommand
{
    /// <summary>As many buttons as fit in a row of every client.</summary>
    private const int PageSize = 6;

    public async Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        var (place, account) = (turn.Conversation.Place.Id, turn.Account.Name);
        var (jobs, count) = await waiting.PageAsync(place, account, (command.Page - 1L) * PageSize, PageSize, cancellationToken);
        var pages = (count + PageSize - 1) / PageSize;
        var page = Paging.Within(command.Page, pages);
        if (page != command.Page)
        {
            (jobs, _) = await waiting.PageAsync(place, account, (page - 1L) * PageSize, PageSize, cancellationToken);
        }

        var draft = new CardDraft().Title(Strings.InboxTitle);
        if (count == 0)
        {
            draft.Line(await watches.CountAsync(place, cancellationToken) == 0 ? Strings.NothingWatchedYet : Strings.InboxEmpty);
        }

        var now = time.GetUtcNow();
        foreach (var job in jobs)
        {
            draft.Line(Strings.InboxLine, job.Job, Left(job.ApprovesAt - now));
        }

        return new Answer.Show(
            draft.Buttons(jobs.Select(static job => WatchButtons.Open(job.Job)))
                .Pages(Verbs.Inbox, page, pages, [WatchButtons.Watching()])
                .Done());
    }

    private static string Left(TimeSpan? left) => left switch
    {
        null => Strings.StatusReviewable,
        { } span when span <= TimeSpan.Zero => Strings.InboxApprovesSoon,
        { } span => Sentence.InPlainText(Strings.InboxApprovesIn, Durations.Roughly(span)),
    };
}
