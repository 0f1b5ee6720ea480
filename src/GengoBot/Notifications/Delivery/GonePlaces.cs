using GengoBot.Storage;

namespace GengoBot.Notifications.Delivery;

/// <summary>A conversation that the bot can no longer write to: removed, blocked, deleted. Its watches pause, and what was on its way is dropped.</summary>
internal sealed class GonePlaces(BotDb db, TimeProvider time)
{
    public Task GoneAsync(string place, string why, CancellationToken cancellationToken) => db.WriteAsync(
        async session =>
        {
            var values = new { place, why, Now = time.GetUtcNow().ToUnixTimeMilliseconds() };
            await session.ExecuteAsync("UPDATE conversation SET gone_at = @Now, gone_why = @why, due_at = NULL WHERE id = @place", values);
            await session.ExecuteAsync("UPDATE watch SET paused_at = @Now WHERE conversation_id = @place AND paused_at IS NULL", values);
            return await DropAsync(session, place);
        },
        cancellationToken);

    public Task DropAsync(string place) => db.WriteAsync(session => DropAsync(session, place), CancellationToken.None);

    private static Task<int> DropAsync(DbSession session, string place) =>
        session.ExecuteAsync("UPDATE outbox SET state = 'dropped' WHERE conversation_id = @place AND state = 'pending'", new { place });
}
