using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Jobs;
using GengoBot.Notifications;

namespace GengoBot.Watches;

/// <summary>Lists what is watched here, by whom and since when, with a button to stop each watch.</summary>
internal sealed class ShowWatching(WatchStore watches, MuteStore quiet, TimeProvider time) : ICommand
{
    private const int PageSize = 6;

    public async Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        var place = turn.Conversation.Place.Id;
        var all = await watches.ListAsync(place, turn.Account.Name, cancellationToken);
        var until = await quiet.UntilAsync(place, cancellationToken);
        var pages = (all.Count + PageSize - 1) / PageSize;
        var page = Paging.Within(command.Page, pages);
        var shown = all.Skip((page - 1) * PageSize).Take(PageSize).ToList();

        var draft = new CardDraft().Title(Strings.WatchingTitle);
        if (all.Count == 0)
        {
            draft.Line(Strings.NothingWatchedYet);
        }

        if (until is { } end)
        {
            draft.Line(Tone.Attention, Strings.MutedUntil, end);
        }

        foreach (var watch in shown)
        {
            Describe(draft, watch);
        }

        draft.Buttons(
            shown.Where(static watch => watch.Job is not null).Select(watch => WatchButtons.Stop(watch.Job.GetValueOrDefault(), page)));
        return new Answer.Show(draft.Pages(Verbs.Watching, page, pages, Wholesale(all, until)).Done());
    }

    private void Describe(CardDraft draft, Watch watch)
    {
        var (events, name) = (WatchWords.Of(watch.Events), WatchWords.Name(watch.CreatedBy.Name));
        if (watch.Job is { } job)
        {
            draft.Line(Strings.WatchLine, job, events, name, watch.CreatedAt);
        }
        else
        {
            draft.Line(Strings.WatchLineAll, events, name, watch.CreatedAt);
        }

        if (watch.PausedAt is { } since)
        {
            draft.Line(Tone.Subtle, Strings.WatchIsPaused, since);
        }
        else if (watch.MutedUntil >= MuteStore.UntilUnmuted)
        {
            draft.Line(Tone.Subtle, Strings.WatchIsMuted);
        }
        else if (watch.MutedUntil is { } until && until > time.GetUtcNow())
        {
            draft.Line(Tone.Subtle, Strings.WatchIsMutedUntil, until);
        }
    }

    private IEnumerable<Button> Wholesale(IReadOnlyList<Watch> all, DateTimeOffset? quietUntil)
    {
        if (all.Any(static watch => watch.PausedAt is not null))
        {
            yield return WatchButtons.Resume();
        }

        if (quietUntil is not null || all.Any(watch => watch.MutedUntil > time.GetUtcNow()))
        {
            yield return WatchButtons.Unmute();
        }

        if (all.Count > 0)
        {
            yield return WatchButtons.StopAll();
        }
    }
}
