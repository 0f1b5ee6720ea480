using Gengo;
using GengoBot.Storage;

namespace GengoBot.Polling;

/// <summary>Finds watched jobs by their numbers and slugs. Each question is a few steps in an index, however many jobs there are.</summary>
internal sealed class JobIndex(BotDb db)
{
    /// <summary>Follows, by its bytes, all words that begin alike.</summary>
    private const string Last = "\U0010FFFF";

    /// <summary>Writes down by which words a job is found from now on.</summary>
    public static async Task KeepAsync(DbSession session, string account, JobId job, string? slug)
    {
        await ForgetAsync(session, account, job);
        foreach (var word in SearchWords.Of(job, slug))
        {
            await session.ExecuteAsync(
                "INSERT INTO job_word (account, job_id, word) VALUES (@account, @Job, @word)", new { account, Job = job.Value, word });
        }
    }

    public static Task<int> ForgetAsync(DbSession session, string account, JobId job) =>
        session.ExecuteAsync("DELETE FROM job_word WHERE account = @account AND job_id = @Job", new { account, Job = job.Value });

    /// <summary>
    /// The watched jobs with all these words, or words that begin so: first those with the very word, then the newest. Where nothing is
    /// asked, those that wait for a decision, soonest automatic approval first.
    /// </summary>
    public Task<IReadOnlyList<FoundJob>> FindAsync(string account, string text, int most, CancellationToken cancellationToken) =>
        db.ReadAsync<IReadOnlyList<FoundJob>>(
        async session =>
        {
            var rows = string.IsNullOrWhiteSpace(text) ? await WaitingAsync(session, account, most)
                : SearchWords.Asked(text) is { Count: > 0 } words ? await WithAsync(session, account, words, most)
                : [];

            // One job may have two words that begin alike.
            return [.. rows.DistinctBy(static row => row.JobId).Select(row => row.ToJob(account))];
        },
        cancellationToken);

    private static Task<IReadOnlyList<FoundRow>> WaitingAsync(DbSession session, string account, long most) => session.ListAsync<FoundRow>(
        $"""
        SELECT {FoundRow.Columns} FROM watched_job WHERE account = @account AND status = 'reviewable'
        ORDER BY CASE WHEN approves_at IS NULL THEN 1 ELSE 0 END, approves_at, job_id LIMIT @most
        """,
        new { account, most });

    private static Task<IReadOnlyList<FoundRow>> WithAsync(DbSession session, string account, IReadOnlyList<string> words, long most)
    {
        var (a, b, c, d) = (
            words[0], words.ElementAtOrDefault(1) ?? "", words.ElementAtOrDefault(2) ?? "", words.ElementAtOrDefault(3) ?? "");
        return session.ListAsync<FoundRow>(
            $"""
            SELECT {FoundRow.Columns} FROM job_word JOIN watched_job ON watched_job.account = job_word.account
                AND watched_job.job_id = job_word.job_id
            WHERE job_word.account = @account AND job_word.word >= @a AND job_word.word < @aLast
                AND watched_job.status <> '{JobState.Deleted.Raw}'
                AND (@b = '' OR {Has("b")}) AND (@c = '' OR {Has("c")}) AND (@d = '' OR {Has("d")})
            ORDER BY job_word.word, job_word.job_id DESC LIMIT @most
            """,
            new { account, most, a, b, c, d, aLast = a + Last, bLast = b + Last, cLast = c + Last, dLast = d + Last });
    }

    private static string Has(string word) =>
        $"""
        EXISTS (SELECT 1 FROM job_word other WHERE other.account = job_word.account AND other.job_id = job_word.job_id
            AND other.word >= @{word} AND other.word < @{word}Last)
        """;

    private sealed class FoundRow
    {
        public const string Columns =
            "watched_job.job_id, watched_job.status, watched_job.slug, watched_job.source_language, watched_job.target_language, "
            + "watched_job.polled_at";

        public long JobId { get; init; }

        public string? Status { get; init; }

        public string? Slug { get; init; }

        public string? SourceLanguage { get; init; }

        public string? TargetLanguage { get; init; }

        public long? PolledAt { get; init; }

        public FoundJob ToJob(string account) =>
            new(
                account, new JobId(JobId), new JobStatus(Status ?? ""), Slug ?? "", SourceLanguage ?? "", TargetLanguage ?? "",
                DateTimeOffset.FromUnixTimeMilliseconds(PolledAt ?? 0));
    }
}
