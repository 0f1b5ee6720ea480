using GengoBot.Storage;

namespace GengoBot.Conversations;

/// <summary>
/// Remembers where the bot has introduced itself. Clients report an installation more than once, to any replica; the bot says hello once.
/// </summary>
internal sealed class WelcomeStore(BotDb db, TimeProvider time)
{
    /// <summary>Marks a chat or team as welcomed, and tells whether this was the first time.</summary>
    public Task<bool> IsFirstAsync(Conversation conversation, CancellationToken cancellationToken) => db.WriteAsync(
        async session =>
        {
            var whole = Whole(conversation);
            await ConversationStore.RememberAsync(session, whole);
            return await ConversationStore.MarkWelcomedAsync(session, whole.Id, time.GetUtcNow().ToUnixTimeMilliseconds());
        },
        cancellationToken);

    /// <summary>Forgets the welcome, so that the bot says hello again when it comes back.</summary>
    public Task ForgetAsync(Conversation conversation, CancellationToken cancellationToken) => db.WriteAsync(
        session => ConversationStore.ClearWelcomedAsync(session, Whole(conversation).Id), cancellationToken);

    /// <summary>The conversation that stands for the whole: a channel's team, whose first channel has the team's id.</summary>
    private static Conversation Whole(Conversation conversation) =>
        conversation.Place with { Id = conversation.TeamId ?? conversation.Place.Id };
}
