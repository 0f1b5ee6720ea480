using Gengo;
using GengoBot.Conversations;
using GengoBot.Hosting;
using GengoBot.Storage;

namespace GengoBot.Notes;

/// <summary>Keeps one note for each job in a conversation: the table <c>job_note</c>.</summary>
internal sealed class NoteStore(BotDb db, TimeProvider time)
{
    private readonly BoundedCache<(string Place, string Account, JobId Job), JobNote?> _known = new(10_000, time);

    /// <summary>Writes the note, or replaces the one that is there.</summary>
    /// <param name="place">The conversation, without a thread.</param>
    public async Task WriteAsync(string place, string account, JobId job, string text, Person author, CancellationToken cancellationToken)
    {
        await db.WriteAsync(
            session => session.ExecuteAsync(
                """
                INSERT INTO job_note (conversation_id, account, job_id, text, author_id, author_aad_id, author_name, written_at)
                VALUES (@place, @account, @Job, @text, @Id, @AadObjectId, @Name, @Now)
                ON CONFLICT (conversation_id, account, job_id) DO UPDATE SET text = excluded.text, author_id = excluded.author_id,
                    author_aad_id = excluded.author_aad_id, author_name = excluded.author_name, written_at = excluded.written_at
                """,
                new
                {
                    place,
                    account,
                    Job = job.Value,
                    text,
                    author.Id,
                    author.AadObjectId,
                    author.Name,
                    Now = time.GetUtcNow().ToUnixTimeMilliseconds(),
                }),
            cancellationToken);
        _known.Set((place, account, job), new JobNote(text, author.Name));
    }

    /// <returns>False if there was no note.</returns>
    public async Task<bool> RemoveAsync(string place, string account, JobId job, CancellationToken cancellationToken)
    {
        var removed = await db.WriteAsync(
            session => session.ExecuteAsync(
                "DELETE FROM job_note WHERE conversation_id = @place AND account = @account AND job_id = @Job",
                new { place, account, Job = job.Value }),
            cancellationToken);
        _known.Set((place, account, job), null);
        return removed > 0;
    }

    public async Task<JobNote?> FindAsync(string place, string account, JobId job, CancellationToken cancellationToken)
    {
        var row = await db.ReadAsync(
            session => session.FirstAsync<Row>(
                "SELECT text, author_name FROM job_note WHERE conversation_id = @place AND account = @account AND job_id = @Job",
                new { place, account, Job = job.Value }),
            cancellationToken);
        var note = row is null ? null : new JobNote(row.Text, row.AuthorName);
        _known.Set((place, account, job), note);
        return note;
    }

    /// <summary>The note as this process last saw it; null if it saw none.</summary>
    public JobNote? Known(string place, string account, JobId job) => _known.TryGet((place, account, job), out var note) ? note : null;

    private sealed class Row
    {
        public string Text { get; init; } = "";

        public string AuthorName { get; init; } = "";
    }
}
