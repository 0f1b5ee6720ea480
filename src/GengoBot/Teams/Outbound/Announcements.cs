using Gengo;
using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Teams.Connector;

namespace GengoBot.Teams.Outbound;

/// <summary>
/// Shows everyone what has become of a job: updates its card, and posts one short line that names who did what. That has happened already,
/// so where Teams refuses the news, the answer stays the same.
/// </summary>
internal sealed partial class Announcements(
    TeamsConversations teams, ShownJobStore shown, RosterCache members, GengoAccounts accounts, BackgroundWork background,
    ILogger<Announcements> logger)
{
    /// <summary>An answer does not wait longer for older cards to be changed; they are changed all the same.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Updates the conversation's newest card of the job, and the one that was clicked if that is an older one.</summary>
    /// <param name="answeredAt">The message that the answer replaces.</param>
    /// <returns>Whether a card here shows the news now.</returns>
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

    /// <summary>Tells a conversation outside of any turn.</summary>
    public async Task TellAsync(Conversation there, string account, JobUpdate news, CancellationToken cancellationToken)
    {
        news = news.About(accounts.OnCards(account));
        var known = await shown.FindAsync(there.Id, account, news.Job, cancellationToken);
        if (await UpdateCardAsync(there, known?.CardId, news, alone: null, cancellationToken))
        {
            await RememberAsync(account, there, known, known?.CardId, news, cancellationToken);
        }

        await SayAsync(there, news.Line, cancellationToken);
    }

    /// <summary>Tells a conversation, and where it is a person's own chat, also the one that its form came from.</summary>
    public async Task TellWithOriginAsync(Conversation conversation, string account, JobUpdate news, CancellationToken cancellationToken)
    {
        await TellAsync(conversation, account, news, cancellationToken);
        await TellOriginAsync(
            await shown.FindAsync(conversation.Id, account, news.Job, cancellationToken), account, news, cancellationToken);
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

    private async Task<bool> UpdateCardAsync(
        Conversation there, string? cardId, JobUpdate news, Person? alone, CancellationToken cancellationToken)
    {
        if (cardId is null || news.Card is not { } card)
        {
            return false;
        }

        var update = UpdateAsync(there, cardId, card.Card, news.Job, alone, cancellationToken);
        return await background.EndsInAsync(update, Patience) && await update;
    }

    private async Task<bool> UpdateAsync(
        Conversation there, string cardId, Card card, JobId job, Person? alone, CancellationToken cancellationToken)
    {
        try
        {
            await teams.UpdateAsync(there, cardId, await members.WithRefreshAsync(there, card, alone), cancellationToken);
            return true;
        }
        catch (Exception refused) when (Messages.IsUndelivered(refused))
        {
            // Deleted, or too old to be changed.
            Log.NotUpdated(logger, job.Value, refused);
            return false;
        }
    }

    /// <param name="before">What is remembered so far: mostly the same, so nothing is written.</param>
    private async Task RememberAsync(
        string account, Conversation conversation, ShownJob? before, string? cardId, JobUpdate news, CancellationToken cancellationToken)
    {
        var fingerprint = news.Card?.Shown?.Fingerprint;
        if (cardId is not null && (before?.CardId != cardId || before.Fingerprint != fingerprint))
        {
            await shown.RememberAsync(conversation.Id, account, news.Job, new ShownJob(cardId, fingerprint), cancellationToken);
        }
    }

    /// <summary>Posts a line for everyone here, if there is one.</summary>
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
            Log.NotPosted(logger, refused);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The card of job {Job} could not be updated.")]
        public static partial void NotUpdated(ILogger logger, long job, Exception exception);

        [LoggerMessage(LogLevel.Warning, "A line for the conversation could not be posted.")]
        public static partial void NotPosted(ILogger logger, Exception exception);
    }
}
