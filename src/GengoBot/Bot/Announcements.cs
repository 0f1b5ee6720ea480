using GengoBot.Account;
using GengoBot.Jobs;
using GengoBot.Storage;
using GengoBot.Watches;
using Microsoft.Bot.Builder;

namespace GengoBot.Bot;

/// <summary>
/// Shows everyone what has become of a job: its card is brought up to date, and one short line names who did what. What is told here has happened
/// already, so a channel that does not take it changes nothing of the answer.
/// </summary>
internal sealed partial class Announcements(
    ShownJobStore shown, Members members, WatchStore watches, IConfiguration configuration, TimeProvider time, ILogger<Announcements> logger)
{
    /// <summary>Updates the conversation's newest card of the job, and the one that was clicked if that is an older one.</summary>
    /// <param name="answeredAt">The message that the answer takes the place of.</param>
    /// <returns>Whether a card here shows it by now.</returns>
    public async Task<bool> TellAsync(ITurnContext context, Turn turn, JobNews news, string? answeredAt, CancellationToken cancellationToken)
    {
        var here = await shown.FindAsync(turn.Conversation.Id, turn.Account.Name, news.Job, cancellationToken);
        var alone = turn.Conversation.IsShared ? null : turn.Person;
        string? updated = null;

        // The newest comes last: it is the one to remember.
        foreach (var card in new[] { turn.CardId, here?.CardId }.Distinct().Where(card => card != answeredAt))
        {
            updated = await UpdateCardAsync(context, card, news, alone, cancellationToken) ? card : updated;
        }

        await RememberAsync(turn.Account.Name, turn.Conversation, here, updated, news, cancellationToken);

        if (turn.Conversation.IsShared)
        {
            await SayAsync(context, news.Line, cancellationToken);
        }

        await TellOriginAsync(context.Adapter, here, turn.Account.Name, news, cancellationToken);
        return updated is not null;
    }

    /// <summary>The same for a conversation that nobody speaks in right now.</summary>
    public Task TellAsync(BotAdapter adapter, Conversation conversation, string account, JobNews news, CancellationToken cancellationToken) => adapter.ContinueAsync(
        configuration,
        conversation,
        async (there, token) =>
        {
            var here = await shown.FindAsync(conversation.Id, account, news.Job, token);
            if (await UpdateCardAsync(there, here?.CardId, news, alone: null, token))
            {
                await RememberAsync(account, conversation, here, here?.CardId, news, token);
            }

            await SayAsync(there, news.Line, token);
        },
        cancellationToken);

    /// <summary>And where it is a person's own chat, the conversation that its form came from.</summary>
    public async Task TellWithOriginAsync(BotAdapter adapter, Conversation conversation, string account, JobNews news, CancellationToken cancellationToken)
    {
        await TellAsync(adapter, conversation, account, news, cancellationToken);
        await TellOriginAsync(adapter, await shown.FindAsync(conversation.Id, account, news.Job, cancellationToken), account, news, cancellationToken);
    }

    private async Task TellOriginAsync(BotAdapter adapter, ShownJob? form, string account, JobNews news, CancellationToken cancellationToken)
    {
        if (form?.Origin is not { } origin)
        {
            return;
        }

        var there = news.View is { } view
            ? news with { Card = JobCard.For(view with { IsWatched = await watches.IsWatchedAsync(origin.Place.Id, account, news.Job, cancellationToken) }, Role.Admin, time.GetUtcNow()) }
            : news;
        await TellAsync(adapter, origin, account, there, cancellationToken);
    }

    private async Task<bool> UpdateCardAsync(ITurnContext context, string? cardId, JobNews news, Person? alone, CancellationToken cancellationToken)
    {
        if (cardId is null || news.Card is not { } card)
        {
            return false;
        }

        try
        {
            await context.UpdateActivityAsync(Messages.Of(await members.WithRefreshAsync(context, card.Card, alone), cardId), cancellationToken);
            return true;
        }
        catch (Exception refused) when (Messages.IsUndelivered(refused))
        {
            // Deleted, or too old to be changed.
            Log.NotTold(logger, news.Job.Value, refused);
            return false;
        }
    }

    /// <param name="before">What is remembered: mostly the same.</param>
    private async Task RememberAsync(string account, Conversation conversation, ShownJob? before, string? cardId, JobNews news, CancellationToken cancellationToken)
    {
        var fingerprint = news.Card?.Shown?.Fingerprint;
        if (cardId is not null && (before?.CardId != cardId || before.Fingerprint != fingerprint))
        {
            await shown.RememberAsync(conversation.Id, account, news.Job, new ShownJob(cardId, fingerprint), cancellationToken);
        }
    }

    /// <summary>Says what everyone here should know; nothing where there is no line.</summary>
    public async Task SayAsync(ITurnContext context, string? line, CancellationToken cancellationToken)
    {
        if (line is null)
        {
            return;
        }

        try
        {
            await context.SendActivityAsync(Messages.Of(line), cancellationToken);
        }
        catch (Exception refused) when (Messages.IsUndelivered(refused))
        {
            Log.NotSaid(logger, refused);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The conversation could not be told what became of job {Job}.")]
        public static partial void NotTold(ILogger logger, long job, Exception exception);

        [LoggerMessage(LogLevel.Warning, "The conversation could not be told what somebody did.")]
        public static partial void NotSaid(ILogger logger, Exception exception);
    }
}
