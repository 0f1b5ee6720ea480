using System.Data.Common;
using FluentMigrator;
using GengoBot.Conversations;
using GengoBot.Storage;
using GengoBot.Tests.Writes;
using GengoBot.Writes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace GengoBot.Tests.Storage;

public sealed class MigrationTests
{
    private static readonly IReadOnlyList<long> Versions = [.. typeof(BotDb).Assembly.GetTypes()
        .SelectMany(static type => type.GetCustomAttributes(typeof(MigrationAttribute), inherit: false).Cast<MigrationAttribute>())
        .Select(static migration => migration.Version)
        .Order()];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Postgres), MemberType = typeof(TestDatabase))]
    public async Task Replicas_that_start_at_once_bring_an_empty_database_up_to_date_once(string provider)
    {
        await using var database = await TestDatabase.EmptyAsync(provider);
        var replicas = Enumerable.Range(0, 6).Select(_ => database.Replica()).ToList();

        await Task.WhenAll(replicas.Select(replica => Task.Run(() => replica.MigrateAsync(NullLoggerFactory.Instance, Cancel), Cancel)));

        foreach (var replica in replicas)
        {
            Assert.Equal(
                Versions,
                await replica.ReadAsync(
                    session => session.ListAsync<long>("""SELECT "Version" FROM "VersionInfo" ORDER BY "Version" """, new { }), Cancel));
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_start_on_a_database_that_is_up_to_date_keeps_what_is_in_it(string provider)
    {
        await using var database = await TestDatabase.EmptyAsync(provider);
        var first = database.Replica();
        await first.MigrateAsync(NullLoggerFactory.Instance, Cancel);
        await new ConversationStore(first).RememberAsync(Given.Channel, Cancel);

        await database.StopAsync();
        var later = database.Replica();
        await later.MigrateAsync(NullLoggerFactory.Instance, Cancel);

        Assert.Equal(Given.Channel, await new ConversationStore(later).FindAsync(Given.Channel.Id, Cancel));
    }

    [Fact]
    public async Task A_second_process_is_refused_a_SQLite_file_and_the_first_keeps_it()
    {
        await using var database = await TestDatabase.EmptyAsync(StorageOptions.Sqlite);
        await database.Replica().MigrateAsync(NullLoggerFactory.Instance, Cancel);
        await using var second = new SqliteBotDb(database.ConnectionString, database.Folder, new PacedClock(100));

        var refused = await Assert.ThrowsAsync<IOException>(() => second.MigrateAsync(NullLoggerFactory.Instance, Cancel));

        Assert.Contains("set Storage:Provider to Postgres", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<IOException>(() => new ConversationStore(second).RememberAsync(Given.Channel, Cancel));
    }

    [Fact]
    public async Task A_process_waits_for_the_one_before_it_to_give_the_SQLite_file_free()
    {
        await using var database = await TestDatabase.EmptyAsync(StorageOptions.Sqlite);
        var first = new SqliteBotDb(database.ConnectionString, database.Folder, TimeProvider.System);
        await first.MigrateAsync(NullLoggerFactory.Instance, Cancel);

        var starting = database.Replica().MigrateAsync(NullLoggerFactory.Instance, Cancel);
        Assert.False(starting.IsCompleted);
        await first.DisposeAsync();

        await starting;
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_failed_in_the_middle_leaves_nothing(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var db = database.Replica();

        await Assert.ThrowsAnyAsync<DbException>(() => db.WriteAsync(
            async session =>
            {
                await ConversationStore.RememberAsync(session, Given.Channel);
                return await session.ExecuteAsync("INSERT INTO conversation (id) VALUES (NULL)", new { });
            },
            Cancel));

        Assert.Null(await new ConversationStore(db).FindAsync(Given.Channel.Id, Cancel));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Writers_of_two_replicas_wait_for_each_other(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        BotDb[] replicas = [database.Replica(), database.Replica()];
        await replicas[0].WriteAsync(
            session => session.ExecuteAsync("INSERT INTO inbound_activity (key, created_at) VALUES ('count', 0)", new { }), Cancel);

        await Task.WhenAll(Enumerable.Range(0, 60).Select(number => Task.Run(
            () =>
                replicas[number % 2].WriteAsync(
                    session => session.ExecuteAsync("UPDATE inbound_activity SET created_at = created_at + 1 WHERE key = 'count'", new { }),
                    Cancel), Cancel)));

        Assert.Equal(
            60,
            await replicas[1].ReadAsync(session => session.FirstAsync<long>("SELECT created_at FROM inbound_activity", new { }), Cancel));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Text_that_no_database_takes_is_stored_with_marks_and_found_again(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var store = new ConversationStore(database.Replica());
        var odd = Given.Channel with { Id = "a\0b\ud800c😀", TenantId = null };

        await store.RememberAsync(odd, Cancel);

        Assert.Equal("a\ufffdb\ufffdc😀", (await store.FindAsync(odd.Id, Cancel))?.Id);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_audit_can_be_neither_changed_nor_shortened(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var db = database.Replica();
        var actions = new JobWriteStore(db, new NoWatchers(), new FakeTimeProvider(), NullLogger<JobWriteStore>.Instance);
        var start = await actions.BeginAsync(Given.Approval(), Cancel);
        await actions.EndAsync(start.Action, WriteState.Done, "approved", Cancel);

        foreach (var change in new[] { "UPDATE audit SET outcome = 'refused'", "DELETE FROM audit" })
        {
            var refused = await Assert.ThrowsAnyAsync<DbException>(
                () => db.WriteAsync(session => session.ExecuteAsync(change, new { }), Cancel));
            Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        }

        Assert.Single((await new AuditStore(db).ForJobAsync("main", Given.Job, 1, Cancel)).Entries);
    }

    [Fact]
    public void The_newest_migration_is_the_one_that_a_start_looks_for() => Assert.Equal(BotDb.Newest, Versions[^1]);
}
