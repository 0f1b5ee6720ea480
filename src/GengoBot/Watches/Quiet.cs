using Gengo;
using GengoBot.Bot;
using GengoBot.Notifications.Delivery;
using GengoBot.Storage;

namespace GengoBot.Watches;

/// <summary>Holds notifications for a while, of a whole place or of one job there. What is held is not lost: it comes when the quiet is over.</summary>
internal sealed class Quiet(BotDb db, TimeProvider time)
{
    /// <summary>For a quiet without an end.</summary>
    public static readonly DateTimeOffset UntilUnmuted = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    public Task MuteAsync(Conversation place, DateTimeOffset until, CancellationToken cancellationToken) => db.WriteAsync(
        async session =>
        {
            await ConversationStore.RememberAsync(session, place);
            await Lanes.WakeAsync(session, place.Id, Now);
            return await session.ExecuteAsync("UPDATE conversation SET muted_until = @Until WHERE id = @Id", new { place.Id, Until = until.ToUnixTimeMilliseconds() });
        },
        cancellationToken);

    /// <returns>False where the place does not hear of the job anyway.</returns>
    public Task<bool> MuteAsync(string place, string account, JobId job, DateTimeOffset until, CancellationToken cancellationToken) => db.WriteAsync(
        async session =>
        {
            var values = new { place, account, Job = job.Value, Until = until.ToUnixTimeMilliseconds(), Now };
            await Lanes.WakeAsync(session, place, Now);
            if (await session.ExecuteAsync("UPDATE watch SET muted_until = @Until WHERE conversation_id = @place AND account = @account AND job_id = @Job", values) == 1)
            {
                return true;
            }

            // Who hears of every job can have this one quiet: it gets a watch of its own, which comes before that of all.
            var isWatched = await session.ExecuteAsync(
                """
                INSERT INTO watch (conversation_id, account, job_id, events, created_by_id, created_by_aad_id, created_by_name, created_at, muted_until, paused_at)
                SELECT conversation_id, account, @Job, events, created_by_id, created_by_aad_id, created_by_name, @Now, @Until, paused_at
                FROM watch WHERE conversation_id = @place AND account = @account AND job_id = 0
                """,
                values) == 1;
            if (isWatched)
            {
                await session.ExecuteAsync(
                    """
                    UPDATE outbox SET watch_id = (SELECT id FROM watch WHERE conversation_id = @place AND account = @account AND job_id = @Job)
                    WHERE conversation_id = @place AND account = @account AND job_id = @Job AND state = 'pending'
                    """,
                    values);
            }

            return isWatched;
        },
        cancellationToken);

    /// <summary>Ends the quiet of one job; without one, all that there is in the place.</summary>
    /// <returns>Whether anything was quiet.</returns>
    public Task<bool> UnmuteAsync(string place, string account, JobId? job, CancellationToken cancellationToken) => db.WriteAsync(
        async session =>
        {
            var values = new { place, account, Job = job?.Value, Now };
            await Lanes.WakeAsync(session, place, Now);
            return job is null
                ? await session.ExecuteAsync("UPDATE watch SET muted_until = NULL WHERE conversation_id = @place AND muted_until > @Now", values)
                    + await session.ExecuteAsync("UPDATE conversation SET muted_until = NULL WHERE id = @place AND muted_until > @Now", values) > 0
                : await session.ExecuteAsync("UPDATE watch SET muted_until = NULL WHERE conversation_id = @place AND account = @account AND job_id = @Job AND muted_until > @Now", values) > 0;
        },
        cancellationToken);

    /// <returns>Until when the whole place is quiet; null where it is not.</returns>
    public Task<DateTimeOffset?> UntilAsync(string place, CancellationToken cancellationToken) => db.ReadAsync(
        async session => await session.FirstAsync<long>("SELECT muted_until FROM conversation WHERE id = @place AND muted_until > @Now", new { place, Now }) is > 0 and var until
            ? DateTimeOffset.FromUnixTimeMilliseconds(until)
            : (DateTimeOffset?)null,
        cancellationToken);
}
