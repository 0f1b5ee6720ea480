using Gengo;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;

namespace GengoBot.Teams.Outbound;

/// <summary>
/// Shows everyone what has become of a job: its card is brought up to date, and one short line names who did what. What is told here has happened
/// already, so a channel that does not take it changes nothing of the answer.
/// </summary>
internal sealed partial class Announcements(
    TeamsConversations teams, ShownJobStore shown, RosterCache members, BackgroundWork background, ILogger<Announcements> logger)
{
    /// <summary>An answer does not wait longer for older cards to be changed; they are changed all the same.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Updates the conversation's newest card of the job, and the one that was clicked if that is an older one.</summary>
    /// <param name="answeredAt">The message that the answer takes the place of.</param>
    /// <returns>Whether a card here shows it by now.</returns>
    public async Task<bool> TellAsync(Turn turn, JobUpdate news, string? answeredAt, CancellationToken cancellationToken)
    {
        var here = await shown.FindAsync(turn.Conversation.Id, turn.Account.Name, news.Job, cancellationToken);
        var alone = turn.Conversation.IsShared ? null : turn.Person;
        string? updated = null;

        // The newest comes last: it is the one to remember.
        foreach (var card in new[] { turn.CardId, here?.CardId }.Distinct().Where(card => card != answeredAt))
        {
            updated = await UpdateCardAsync(turn.Conversation, card, news, alone, cancellationToken) ? card : updated;
        }

        await RememberAsync(turn.Account.Name, turn.Conversation, here, updated, news, cancellationToken);

        if (turn.Conversation.IsShared)
        {
            await SayAsync(turn.Conversation, news.Line, cancellationToken);
        }

        await TellOriginAsync(here, turn.Account.Name, news, cancellationToken);
        return updated is not null;
    }

    /// <summary>The same for a conversation that nobody speaks in right now.</summary>
    public async Task TellAsync(Conversation there, string account, JobUpdate news, CancellationToken cancellationToken)
    {
        var known = await shown.FindAsync(there.Id, account, news.Job, cancellationToken);
        if (await UpdateCardAsync(there, known?.CardId, news, alone: null, cancellationToken))
        {
            await RememberAsync(account, there, known, known?.CardId, news, cancellationToken);
        }

        await SayAsync(there, news.Line, cancellationToken);
    }

    /// <summary>And where it is a person's own chat, the conversation that its form came from.</summary>
    public async Task TellWithOriginAsync(Conversation conversation, string account, JobUpdate news, CancellationToken cancellationToken)
    {
        await TellAsync(conversation, account, news, cancellationToken);
        await TellOriginAsync(await shown.FindAsync(conversation.Id, account, news.Job, cancellationToken), account, news, cancellationToken);
    }

    private async Task TellOriginAsync(ShownJob? form, string account, JobUpdate news, CancellationToken cancellationToken)
    {
        if (form?.Origin is not { } origin)
        {
            return;
        }

        var there = news.DrawFor is { } draw ? news with { Card = await draw(origin, cancellationToken) } : news;
        await TellAsync(origin, account, there, cancellationToken);
    }

    private async Task<bool> UpdateCardAsync(Conversation there, string? cardId, JobUpdate news, Person? alone, CancellationToken cancellationToken)
    {
        if (cardId is null || news.Card is not { } card)
        {
            return false;
        }

        var update = UpdateAsync(there, cardId, card.Card, news.Job, alone, cancellationToken);
        return await background.EndsInAsync(update, Patience) && await update;
    }

    private async Task<bool> UpdateAsync(Conversation there, string cardId, Card card, JobId job, Person? alone, CancellationToken cancellationToken)
    {
        try
        {
            await teams.UpdateAsync(there, cardId, await members.WithRefreshAsync(there, card, alone), cancellationToken);
            return true;
        }
        catch (Exception refused) when (Messages.IsUndelivered(refused))
        {
            // Deleted, or too old to be changed.
            Log.NotTold(logger, job.Value, refused);
            return false;
        }
    }

    /// <param name="before">What is remembered: mostly the same.</param>
    private async Task RememberAsync(string account, Conversation conversation, ShownJob? before, string? cardId, JobUpdate news, CancellationToken cancellationToken)
    {
        var fingerprint = news.Card?.Shown?.Fingerprint;
        if (cardId is not null && (before?.CardId != cardId || before.Fingerprint != fingerprint))
        {
            await shown.RememberAsync(conversation.Id, account, news.Job, new ShownJob(cardId, fingerprint), cancellationToken);
        }
    }

    /// <summary>Says what everyone here should know; nothing where there is no line.</summary>
    public async Task SayAsync(Conversation there, string? line, CancellationToken cancellationToken)
    {
        if (line is null)
        {
            return;
        }

        try
        {
            await teams.PostAsync(there, line, cancellationToken);
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
