using System.Data.Common;
using Gengo;
using GengoBot.Storage;

namespace GengoBot.Conversations;

/// <summary>
/// What each conversation has been shown: for a job its card's message and the translation that was on it. A typed decision is about that
/// text. While the database does not answer, nothing counts as shown: people see cards all the same, and are asked once more.
/// </summary>
internal sealed partial class ShownJobStore(BotDb db, TimeProvider time, ILogger<ShownJobStore> logger)
{
    /// <summary>Remembers what is not null; of the rest, what was known before stays.</summary>
    public Task RememberAsync(string thread, string account, JobId job, ShownJob shown, CancellationToken cancellationToken) =>
        OrNothingAsync(db.WriteAsync(
        async session =>
        {
            if (shown.Origin is { } origin)
            {
                await ConversationStore.RememberAsync(session, origin);
            }

            return await session.ExecuteAsync(
                """
                INSERT INTO shown_job (thread_id, account, job_id, conversation_id, card_id, fingerprint, origin_id, shown_at)
                VALUES (@thread, @account, @Job, @Conversation, @CardId, @Fingerprint, @Origin, @Now)
                ON CONFLICT (thread_id, account, job_id) DO UPDATE SET
                    card_id = COALESCE(excluded.card_id, shown_job.card_id),
                    fingerprint = COALESCE(excluded.fingerprint, shown_job.fingerprint),
                    origin_id = COALESCE(excluded.origin_id, shown_job.origin_id),
                    shown_at = excluded.shown_at
                """,
                new
                {
                    thread,
                    account,
                    Job = job.Value,
                    Conversation = Conversation.PlaceOf(thread),
                    shown.CardId,
                    shown.Fingerprint,
                    Origin = shown.Origin?.Id,
                    Now = time.GetUtcNow().ToUnixTimeMilliseconds(),
                });
        },
        cancellationToken));

    public Task<ShownJob?> FindAsync(string thread, string account, JobId job, CancellationToken cancellationToken) =>
        OrNothingAsync(db.ReadAsync(
        async session =>
        {
            var row = await session.FirstAsync<Row>(
                "SELECT card_id, fingerprint, origin_id FROM shown_job WHERE thread_id = @thread AND account = @account AND job_id = @Job",
                new { thread, account, Job = job.Value });
            return row is null ? null : new ShownJob(
                row.CardId, row.Fingerprint, row.OriginId is { } origin ? await ConversationStore.FindAsync(session, origin) : null);
        },
        cancellationToken));

    /// <summary>
    /// Finds the job's newest card in a chat or channel. Unlike elsewhere here, a database that does not answer is an error, because a
    /// second card would be posted.
    /// </summary>
    public Task<CardInPlace?> NewestInAsync(string place, string account, JobId job) => db.ReadAsync(
        async session =>
        {
            var row = await session.FirstAsync<Row>(
                """
                SELECT thread_id, card_id FROM shown_job WHERE conversation_id = @place AND account = @account AND job_id = @Job
                    AND card_id IS NOT NULL ORDER BY shown_at DESC LIMIT 1
                """,
                new { place, account, Job = job.Value });
            return row?.CardId is { } card ? new CardInPlace(row.ThreadId, card) : null;
        },
        CancellationToken.None);

    /// <summary>The card is not there any more.</summary>
    public Task ForgetAsync(string thread, string account, JobId job) => db.WriteAsync(
        session => session.ExecuteAsync(
            "UPDATE shown_job SET card_id = NULL WHERE thread_id = @thread AND account = @account AND job_id = @Job",
            new { thread, account, Job = job.Value }),
        CancellationToken.None);

    /// <summary>The job that a conversation is about, if it is about one.</summary>
    public Task<JobId?> OnlyJobOfAsync(string thread, string account, CancellationToken cancellationToken) => OrNothingAsync(db.ReadAsync(
        async session =>
        {
            var jobs = await session.ListAsync<long>(
                "SELECT job_id FROM shown_job WHERE thread_id = @thread AND account = @account LIMIT 2", new { thread, account });
            return jobs is [var only] ? new JobId(only) : (JobId?)null;
        },
        cancellationToken));

    private async Task<T?> OrNothingAsync<T>(Task<T?> work)
    {
        try
        {
            return await work;
        }
        catch (DbException failed)
        {
            Log.Failed(logger, failed);
            return default;
        }
    }

    private sealed class Row
    {
        public string ThreadId { get; init; } = "";

        public string? CardId { get; init; }

        public string? Fingerprint { get; init; }

        public string? OriginId { get; init; }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Could not read or write which jobs a conversation has been shown.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
