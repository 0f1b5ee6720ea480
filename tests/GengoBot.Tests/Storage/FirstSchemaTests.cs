using GengoBot.Accounts;
using GengoBot.Conversations;
using GengoBot.Notifications;
using GengoBot.Outbox;
using GengoBot.Polling;
using GengoBot.Storage;
using GengoBot.Tests.Writes;
using GengoBot.Writes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace GengoBot.Tests.Storage;

/// <summary>
/// A database of the first release, as the scripts beside this file make it, comes up with all that is in it. Each later migration is held
/// to that, so the scripts never change.
/// </summary>
public sealed class FirstSchemaTests
{
    private const string Channel = "19:reviews@thread.tacv2";
    private const string Thread = Channel + ";messageid=1";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Every_row_of_the_first_release_is_there_and_readable(string provider)
    {
        await using var database = await TestDatabase.EmptyAsync(provider);
        var db = await OfFirstReleaseAsync(database);
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

        await db.MigrateAsync(NullLoggerFactory.Instance, Cancel);

        await ReadConversationsAsync(db, time);
        await ReadWritesAsync(db, time);
        await ReadNotificationsAsync(db, time);
        await ReadPollingAsync(db, time);
    }

    /// <summary>As long as the first schema is the newest one, what the program makes is what the scripts make.</summary>
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_rows_fit_a_database_that_the_program_makes(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var db = database.Replica();

        await RunAsync(db, Script("rows"));

        Assert.NotNull(await new ConversationStore(db).FindAsync(Channel, Cancel));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Each_table_has_a_row(string provider)
    {
        await using var database = await TestDatabase.EmptyAsync(provider);
        var db = await OfFirstReleaseAsync(database);
        var tables = await db.ReadAsync(
            session => session.ListAsync<string>(
                database.IsPostgres
                    ? "SELECT CAST(tablename AS text) FROM pg_tables WHERE schemaname = 'public'"
                    : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
                new { }),
            Cancel);

        Assert.Equal(16, tables.Count);
        foreach (var table in tables)
        {
            Assert.True(
                await db.ReadAsync(session => session.FirstAsync<long>($"SELECT COUNT(*) FROM \"{table}\"", new { }), Cancel) > 0, table);
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_database_of_before_the_first_release_is_refused_with_what_to_do(string provider)
    {
        await using var database = await TestDatabase.EmptyAsync(provider);
        Directory.CreateDirectory(database.Folder);
        var db = database.Replica();
        await RunAsync(
            db,
            """
            CREATE TABLE "VersionInfo" ("Version" BIGINT NOT NULL);INSERT INTO "VersionInfo" VALUES (1), (2), (3), (4);
            CREATE TABLE job_action (id BIGINT)
            """);

        var migrator = new Migrator(db, NullLoggerFactory.Instance);
        await migrator.StartingAsync(Cancel);
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => migrator.StartedAsync(Cancel));

        Assert.StartsWith(
            "Storage:ConnectionString: the database cannot be used: ", Assert.Single(refused.Failures), StringComparison.Ordinal);
        Assert.Contains("Name an empty database, or delete this one", refused.Message, StringComparison.Ordinal);
    }

    private static async Task ReadConversationsAsync(BotDb db, TimeProvider time)
    {
        var channel = await new ConversationStore(db).FindAsync(Channel, Cancel);
        Assert.NotNull(channel);
        Assert.Equal(
            new Conversation(Channel, ConversationKind.Channel, "https://teams.example/emea/", "msteams", "tenant-1", "28:bot")
            {
                TeamId = "19:team@thread.tacv2",
            }, channel);
        Assert.Equal(
            DateTimeOffset.FromUnixTimeMilliseconds(4102444800000),
            await db.ReadAsync(session => ConversationStore.MutedUntilAsync(session, Channel, 0), Cancel));
        Assert.True(await db.WriteAsync(static session => ConversationStore.MarkBackAsync(session, "19:old@thread.tacv2"), Cancel));

        var shown = new ShownJobStore(db, time, NullLogger<ShownJobStore>.Instance);
        Assert.Equal(new CardInPlace(Thread, "card-1"), await shown.NewestInAsync(Channel, "main", Given.Job));
        Assert.Equal(
            ("print-1", "19:old@thread.tacv2"),
            await shown.FindAsync(Thread, "main", Given.Job, Cancel) is { } card ? (card.Fingerprint, card.Origin?.Id) : default);

        var watch = Assert.Single(await new WatchStore(db).ListAsync(Channel, "main", Cancel));
        Assert.Equal(
            (WatchEvents.Comments, Given.Ana, 1700000000009), (watch.Events, watch.CreatedBy, watch.PausedAt?.ToUnixTimeMilliseconds()));

        var rules = await ConversationRules.ReadAsync(db, channel!, Given.Ana, Cancel);
        Assert.Equal(["main", "second"], rules.Accounts);
        Assert.Equal([new GrantedRole(Role.Reviewer, "main")], rules.Granted);
    }

    private static async Task ReadWritesAsync(BotDb db, TimeProvider time)
    {
        var writes = new JobWriteStore(db, new NoWatchers(), time, NullLogger<JobWriteStore>.Instance);
        Assert.Equal("ref-1", (await writes.LastAsync("main", Given.Job, null, Cancel))?.Reference);
        Assert.Equal("print-2 0", Assert.Single(await writes.LeftAsync(Cancel)).Evidence);
        Assert.Equal("ref-1", Assert.Single((await new AuditStore(db).ForJobAsync("main", Given.Job, 1, Cancel)).Entries).Reference);
        Assert.Equal(
            1,
            await db.ReadAsync(
                static session => session.FirstAsync<long>("SELECT COUNT(*) FROM inbound_activity WHERE response = 'the answer'", new { }),
                Cancel));
    }

    private static async Task ReadNotificationsAsync(BotDb db, TimeProvider time)
    {
        var outbox = new OutboxStore(db, time);
        Assert.Equal([11], await outbox.DuePartitionsAsync(Cancel));
        var queue = await outbox.TakeAsync(Channel, Cancel);
        Assert.NotNull(queue);
        Assert.Equal((6, 4, 1700000000013), (queue.Fence, queue.Version, queue.Tat));
        Assert.Equal("Words", (await new DeliveredNotificationStore(db).LastAsync(Channel, "main", Given.Job, Cancel))?.Fact.Text);
        var status = await new DeliveryStatus(db, outbox).OfAsync(Channel, "main", Cancel);
        Assert.Equal((1, 1, "Unreachable"), (status.PendingHere, status.DeadHere, status.DeadBecause));
    }

    private static async Task ReadPollingAsync(BotDb db, TimeProvider time)
    {
        var options = Options.Create(new GengoAccountsOptions());
        var jobs = new WatchedJobStore(db, new AccountRateLimiter(options, time), options, time);
        Assert.Equal([7], await jobs.DuePartitionsAsync(Cancel));
        var job = await jobs.TakeAsync(7, Cancel);
        Assert.NotNull(job);
        Assert.Equal(
            new JobState(Gengo.JobStatus.Reviewable, "print-1", 2, DateTimeOffset.FromUnixTimeMilliseconds(4102444800000))
            {
                Slug = "Press release",
                Source = "en",
                Target = "ja",
            }, job.State);
        Assert.Equal(
            (4, 1, 2, 1700000000012), (job.Fence, job.Hints, job.Failures, Assert.Single(job.Heard).ReceivedAt.ToUnixTimeMilliseconds()));
        Assert.Equal(
            ["comment-1.0"],
            await db.ReadAsync(static session => session.ListAsync<string>("SELECT key FROM seen_comment", new { }), Cancel));
        Assert.Equal(Given.Job, Assert.Single(await new JobIndex(db).FindAsync("main", "press rel", 5, Cancel)).Id);
    }

    private static async Task<BotDb> OfFirstReleaseAsync(TestDatabase database)
    {
        Directory.CreateDirectory(database.Folder);
        var db = database.Replica();
        await RunAsync(db, Script(database.IsPostgres ? "postgres" : "sqlite"));
        await RunAsync(db, Script("rows"));
        return db;
    }

    private static string Script(string name) =>
        File.ReadAllText(Repository.PathOf("tests", "GengoBot.Tests", "Storage", "FirstSchema", $"{name}.sql"));

    private static Task<int> RunAsync(BotDb db, string script) => db.WriteAsync(session => session.ExecuteAsync(script, new { }), Cancel);
}
