using Gengo;
using GengoBot.Polling;
using GengoBot.Storage;

namespace GengoBot.Tests.Polling;

/// <summary>How watched jobs are found, on both databases.</summary>
public sealed class JobIndexTests
{
    private const string Account = "main";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_very_word_comes_first_then_the_newest(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var db = database.Replica();
        await AddAsync(db, Account, 4200, "Sales report");
        await AddAsync(db, Account, 42, "sale");
        await AddAsync(db, Account, 43, "Winter SALE");
        await AddAsync(db, Account, 44, "salesman, salesforce");
        await AddAsync(db, Account, 45, "Größe");
        await AddAsync(db, "other", 42, "sale");

        Assert.Equal([43, 42, 4200, 44], await FindAsync(db, "sale"));
        Assert.Equal([42, 4200], await FindAsync(db, "42"));
        Assert.Equal([43], await FindAsync(db, "sal win"));
        Assert.Equal([43], await FindAsync(db, "w s sale winter"));
        Assert.Equal([45], await FindAsync(db, "GRÖ"));
        Assert.Empty(await FindAsync(db, "grot"));
        Assert.Equal([43, 42], await FindAsync(db, "sale", most: 2));
        var found = Assert.Single(await new JobIndex(db).FindAsync("other", "sale", 10, Cancel));
        Assert.Equal(("other", "sale", "reviewable"), (found.Account, found.Slug, found.Status.Raw));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Without_words_the_one_that_approves_itself_first_comes_first(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var db = database.Replica();
        await AddAsync(db, Account, 1, "unknown when");
        await AddAsync(db, Account, 2, "later", approvesAt: 2000);
        await AddAsync(db, Account, 3, "sooner", approvesAt: 1000);
        await AddAsync(db, Account, 4, "done", status: "approved");
        await AddAsync(db, Account, 5, "gone", status: "deleted");

        Assert.Equal([3, 2, 1], await FindAsync(db, ""));
        Assert.Equal([4], await FindAsync(db, "done"));
        Assert.Empty(await FindAsync(db, "gone"));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Another_title_takes_the_place_of_the_one_before(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var db = database.Replica();
        await AddAsync(db, Account, 7, "spring");

        await db.WriteAsync(async session => { await JobIndex.KeepAsync(session, Account, new JobId(7), "autumn"); return 0; }, Cancel);

        Assert.Empty(await FindAsync(db, "spring"));
        Assert.Equal([7], await FindAsync(db, "autumn"));
    }

    private static async Task<IEnumerable<int>> FindAsync(BotDb db, string text, int most = 10) =>
        (await new JobIndex(db).FindAsync(Account, text, most, Cancel)).Select(static job => (int)job.Id.Value);

    private static Task<int> AddAsync(
        BotDb db, string account, long job, string slug, string status = "reviewable", long? approvesAt = null) => db.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync(
                """
                INSERT INTO watched_job (account, job_id, partition, due_at, poll_interval, polled_at, status, slug, source_language,
                    target_language, approves_at)
                VALUES (@account, @job, 0, 0, 0, 1, @status, @slug, 'en', 'de', @approvesAt)
                """,
                new { account, job, status, slug, approvesAt });
            await JobIndex.KeepAsync(session, account, new JobId(job), slug);
            return 0;
        },
        Cancel);
}
