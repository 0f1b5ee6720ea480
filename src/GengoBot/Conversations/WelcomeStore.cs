using GengoBot.Storage;

namespace GengoBot.Conversations;

/// <summary>Where the bot has introduced itself: clients say more than once that it was installed, and to any replica, and it says hello once.</summary>
internal sealed class WelcomeStore(BotDb db, TimeProvider time)
{
    /// <summary>Whether this is the first time in this chat or team.</summary>
    public Task<bool> IsFirstAsync(Conversation conversation, CancellationToken cancellationToken) => db.WriteAsync(
        async session =>
        {
            var whole = Whole(conversation);
            await ConversationStore.RememberAsync(session, whole);
            return await ConversationStore.MarkWelcomedAsync(session, whole.Id, time.GetUtcNow().ToUnixTimeMilliseconds());
        },
        cancellationToken);

    /// <summary>Removed, it says hello again when it comes back.</summary>
    public Task ForgetAsync(Conversation conversation, CancellationToken cancellationToken) => db.WriteAsync(
        session => ConversationStore.ClearWelcomedAsync(session, Whole(conversation).Id), cancellationToken);

    /// <summary>Of a channel the team, whose first channel has the team's own id.</summary>
    private static Conversation Whole(Conversation conversation) => conversation.Place with { Id = conversation.TeamId ?? conversation.Place.Id };
}
