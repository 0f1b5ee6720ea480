using Gengo;
using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Jobs;
using GengoBot.Outbox;
using GengoBot.Teams.Connector;
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
    /// <summary>A thread that was refused so often, without a reason that says it, is taken to be deleted.</summary>
    private const int MaxTriesInThread = 3;

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
        catch (NotTakenException refused) when (
            refused.Failure.Then == AfterRefusal.PostAnew
            || (refused.Failure.Then == AfterRefusal.Unclear && card.Conversation != queue.Place.Id
                && message.Attempts + 1 >= MaxTriesInThread))
        {
            // Only the thread: somebody deleted it.
            await shown.ForgetAsync(card.Conversation, message.Account, message.Job);
            return await BesideNewCardAsync(queue, message, facts, limiter);
        }
    }

    /// <summary>
    /// Says in a conversation that Teams takes messages there again, before what was kept is told. Whoever missed news learns why.
    /// </summary>
    /// <param name="since">Since when it took none.</param>
    public async Task SayBackAsync(ConversationQueue queue, string account, DateTimeOffset since, SendRateLimiter limiter)
    {
        try
        {
            await PostAsync(queue.Place, account, TroubleNotices.Back(since), limiter);
        }
        catch (NotTakenException refused) when (refused.Failure.Then == AfterRefusal.RepliesOnly)
        {
            // What can be told in threads is told without it.
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
            return await NewPostAsync(queue, message, facts, limiter);
        }

        if (await PostAsync(queue.Place, message.Account, card.Card, limiter) is not { } id)
        {
            return await NewPostAsync(queue, message, facts, limiter);
        }

        // In a channel a message of its own opens a thread.
        var thread = queue.Place.Kind == ConversationKind.Channel ? queue.Place.Thread(id) : queue.Place;
        await shown.RememberAsync(
            thread.Id, message.Account, message.Job, new ShownJob(id, card.Shown?.Fingerprint), CancellationToken.None);
        return await outbox.HoldsAsync(queue, limiter)
            ? await ReplyAsync(thread, message, facts, limiter) with { IsNewPost = true }
            : null;
    }

    private async Task<PostedMessage> NewPostAsync(
        ConversationQueue queue, OutboxMessage message, IReadOnlyList<JobChange> facts, SendRateLimiter limiter) =>
        await ReplyAsync(queue.Place, message, facts, limiter) with { IsNewPost = true };

    private async Task<PostedMessage> ReplyAsync(
        Conversation conversation, OutboxMessage message, IReadOnlyList<JobChange> facts, SendRateLimiter limiter)
    {
        try
        {
            return new PostedMessage(
                await PostAsync(conversation, message.Account, NotificationCard.For(message.Job, facts, Now), limiter), conversation.Id);
        }
        catch (NotTakenException refused) when (refused.Failure.Then == AfterRefusal.Shorten)
        {
            return new PostedMessage(
                await PostAsync(conversation, message.Account, NotificationCard.Brief(message.Job, facts, Now), limiter), conversation.Id);
        }
    }

    private async Task<string?> PostAsync(Conversation there, string account, Card card, SendRateLimiter limiter)
    {
        limiter.Spend(Now.ToUnixTimeMilliseconds());
        try
        {
            return await poster.PostAsync(there, account, card);
        }
        catch (Exception refused)
        {
            throw new NotTakenException(SendFailure.Of(refused, there, Now), refused);
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
