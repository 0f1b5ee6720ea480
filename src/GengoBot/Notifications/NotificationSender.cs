using Gengo;
using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Jobs;
using GengoBot.Teams.Outbound;

namespace GengoBot.Notifications;

/// <summary>
/// Posts what is new as a reply to the job's newest card in the conversation; if there is none, it posts that card first. A card that shows
/// what is no longer so is brought up to date.
/// </summary>
internal sealed partial class NotificationSender(
    NotificationPoster poster, OutboxStore outbox, ShownJobStore shown, GengoAccounts accounts, JobInConversation jobs,
    Announcements announcements, TimeProvider time, ILogger<NotificationSender> logger)
{
    /// <summary>The service URL of Microsoft's government cloud (docs/protocol/teams.md#hosts-that-receive-the-token).</summary>
    private const string GovernmentUrl = "https://smba.infra.gcc.teams.microsoft.com/gcc";

    /// <summary>How long to wait for Gengo; then the message goes without a card.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private DateTimeOffset Now => time.GetUtcNow();

    /// <returns>Null where somebody else has the queue by now.</returns>
    public async Task<PostedMessage?> TellAsync(ConversationQueue queue, OutboxMessage message, SendRateLimiter limiter)
    {
        var facts = message.Facts();
        var card = await shown.NewestInAsync(queue.Place.Id, message.Account, message.Job);
        if (card is null)
        {
            return await BesideNewCardAsync(queue, message, facts, limiter);
        }

        try
        {
            var posted = await ReplyAsync(queue.Place with { Id = card.Conversation }, message, facts, limiter);
            if (!facts.Any(static fact => fact.Kind is JobChangeKind.Status or JobChangeKind.Revision))
            {
                return posted;
            }

            limiter.Spend(Now.ToUnixTimeMilliseconds());
            return posted with { OutdatesCard = true };
        }
        catch (Exception refused) when (
            card.Conversation != queue.Place.Id && SendFailure.Of(refused, Now).Remedy == RetryDecision.NotFound)
        {
            // Only the thread: somebody deleted it.
            await shown.ForgetAsync(card.Conversation, message.Account, message.Job);
            return await BesideNewCardAsync(queue, message, facts, limiter);
        }
    }

    /// <summary>Updates the card after the message is sent, so that a failure here costs no message.</summary>
    public async Task UpdateCardAsync(ConversationQueue queue, OutboxMessage message, PostedMessage posted)
    {
        if (!posted.OutdatesCard)
        {
            return;
        }

        try
        {
            if (await CardAsync(queue.Place, message) is { } card)
            {
                var news = new JobUpdate(message.Job, card, Line: null);
                await announcements.TellAsync(queue.Place with { Id = posted.ThreadId }, message.Account, news, CancellationToken.None);
            }
        }
        catch (Exception failed)
        {
            Log.NotUpdated(logger, message.Job, failed);
        }
    }

    private async Task<PostedMessage?> BesideNewCardAsync(
        ConversationQueue queue, OutboxMessage message, IReadOnlyList<JobChange> facts, SendRateLimiter limiter)
    {
        if (await CardAsync(queue.Place, message) is not { } card)
        {
            return await ReplyAsync(queue.Place, message, facts, limiter);
        }

        if (await PostAsync(queue.Place, message, card.Card, limiter) is not { } id)
        {
            return await ReplyAsync(queue.Place, message, facts, limiter);
        }

        // In a channel a message of its own opens a thread.
        var thread = queue.Place.Kind == ConversationKind.Channel ? queue.Place.Thread(id) : queue.Place;
        await shown.RememberAsync(
            thread.Id, message.Account, message.Job, new ShownJob(id, card.Shown?.Fingerprint), CancellationToken.None);
        return await outbox.HoldsAsync(queue, limiter) ? await ReplyAsync(thread, message, facts, limiter) : null;
    }

    private async Task<PostedMessage> ReplyAsync(
        Conversation conversation, OutboxMessage message, IReadOnlyList<JobChange> facts, SendRateLimiter limiter)
    {
        try
        {
            return new PostedMessage(
                await PostAsync(conversation, message, NotificationCard.For(message.Job, facts, Now), limiter), conversation.Id);
        }
        catch (Exception refused) when (SendFailure.Of(refused, Now).Remedy == RetryDecision.Shorten)
        {
            return new PostedMessage(
                await PostAsync(conversation, message, NotificationCard.Brief(message.Job, facts, Now), limiter), conversation.Id);
        }
    }

    private async Task<string?> PostAsync(Conversation conversation, OutboxMessage message, Card card, SendRateLimiter limiter)
    {
        limiter.Spend(Now.ToUnixTimeMilliseconds());
        try
        {
            return await poster.PostAsync(conversation, message.Account, card);
        }
        catch (Exception refused) when (
            conversation.ServiceUrl != GovernmentUrl && SendFailure.Of(refused, Now).Remedy == RetryDecision.OtherHost)
        {
            await outbox.MovedAsync(conversation.Place.Id, GovernmentUrl);
            return await PostAsync(conversation with { ServiceUrl = GovernmentUrl }, message, card, limiter);
        }
    }

    /// <summary>The job as it is now, with the buttons of all: who may press them is asked at the click.</summary>
    private async Task<Answer.Show?> CardAsync(Conversation place, OutboxMessage message)
    {
        if (accounts.Named(message.Account) is not { } account)
        {
            return null;
        }

        try
        {
            var view = await jobs.RecentAsync(place.Id, message.Job, account, since: message.KnownBy).WaitAsync(Patience, time);
            return JobCard.For(view with { Here = view.Here with { IsWatched = true } }, Role.Admin, Now); // or nobody would be told
        }
        catch (Exception unread) when (unread is GengoException or TimeoutException)
        {
            Log.NoCard(logger, message.Job, unread.GetType().Name);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Job {Job} could not be read for its card ({Reason}); the notification is sent without it.")]
        public static partial void NoCard(ILogger logger, JobId job, string reason);

        [LoggerMessage(LogLevel.Warning, "Could not update the card of job {Job}.")]
        public static partial void NotUpdated(ILogger logger, JobId job, Exception exception);
    }
}
