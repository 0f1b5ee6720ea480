using System.Data.Common;
using Gengo;
using GengoBot.Conversations;
using GengoBot.Storage;
using GengoBot.Writes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace GengoBot.Tests.Writes;

public sealed class JobWriteStoreTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Of_twenty_who_begin_at_once_over_two_replicas_one_does_and_the_others_learn_who(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        JobWriteStore[] replicas = [StoreOf(database), StoreOf(database)];

        var starts = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(
            () => replicas[number % 2].BeginAsync(
                Given.Approval(Given.Ana with { Id = $"29:{number}", Name = $"Person {number}" }), Cancel), Cancel)));

        var first = Assert.Single(starts, start => start.IsMine).Action;
        Assert.All(starts, start => Assert.Equal(first, start.Action));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Those_who_are_at_the_same_job_again_and_again_never_overlap(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        JobWriteStore[] replicas = [StoreOf(database), StoreOf(database)];
        var inside = 0;
        var done = 0;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(
            async () =>
            {
                var store = replicas[number % 2];
                JobWriteStart start;
                do
                {
                    start = await store.BeginAsync(Given.Approval(), Cancel);
                }
                while (!start.IsMine);

                Assert.Equal(1, Interlocked.Increment(ref inside));
                await Task.Yield();
                Interlocked.Decrement(ref inside);
                Assert.True(await store.EndAsync(start.Action, WriteState.Done, null, Cancel));
                Interlocked.Increment(ref done);
            },
            Cancel)));

        Assert.Equal(8, done);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Other_jobs_and_the_same_number_in_another_account_are_free(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var store = StoreOf(database);

        Assert.True((await store.BeginAsync(Given.Approval(), Cancel)).IsMine);
        Assert.True((await store.BeginAsync(Given.Approval(job: new JobId(7)), Cancel)).IsMine);
        Assert.True((await store.BeginAsync(Given.Approval() with { Account = "other" }, Cancel)).IsMine);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_was_begun_is_kept_with_all_that_a_later_process_needs(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        await StoreOf(database).BeginAsync(Given.Approval(Given.Ben), Cancel);

        var later = database.Replica();
        var found = await StoreOf(later).RunningAsync("main", Given.Job, Cancel);

        Assert.Equal(
            new JobWrite(
                1, 1, "main", Given.Job, "approve", Given.Ben, Given.Channel.Id, "0123456789abcdef", "ref-1", WriteState.Running, null,
                null, _clock.GetUtcNow(), null),
            found);
        Assert.Equal(Given.Channel, await new ConversationStore(later).FindAsync(Given.Channel.Id, Cancel));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task An_end_frees_the_job_and_leaves_one_row_in_the_audit(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var store = StoreOf(database);
        var action = (await store.BeginAsync(Given.Approval(), Cancel)).Action;
        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.True(await store.EndAsync(action, WriteState.Refused, "changed", Cancel));
        Assert.False(await store.EndAsync(action, WriteState.Done, "approved", Cancel));

        Assert.Null(await store.RunningAsync("main", Given.Job, Cancel));
        Assert.Equal(
            [new AuditEntry(_clock.GetUtcNow(), "29:ana", "aad-ana", "Ana", "tenant-1", Given.Channel.Id, "main", Given.Job, "approve",
                "0123456789abcdef", WriteState.Refused, "changed", "ref-1")],
            (await new AuditStore(database.Replica()).ForJobAsync("main", Given.Job, 1, Cancel)).Entries);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_is_delivered_twice_begins_once_and_its_answer_is_stored_with_its_end(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        JobWriteStore[] replicas = [StoreOf(database), StoreOf(database)];
        var click = new InboundActivityKey(Given.Channel.Id, "29:ana", "f:1");
        var action = (await replicas[0].BeginAsync(Given.Approval() with { Delivery = click }, Cancel)).Action;

        Assert.Null(await TryAgainAsync());
        await replicas[0].FinishAsync(action, WriteState.Done, null, new StoredAnswer(click, "the card"));
        Assert.Null(await TryAgainAsync());

        Assert.True(click.IsAnswered);
        Assert.Equal("the card", (await new InvokeStore(database.Replica(), _clock).FindAsync(click, Cancel))?.Response);
        Assert.Single((await new AuditStore(database.Replica()).ForJobAsync("main", Given.Job, 1, Cancel)).Entries);

        Task<JobWriteStart?> TryAgainAsync() =>
            replicas[1].TryBeginAsync(
                Given.Approval() with { Delivery = new InboundActivityKey(Given.Channel.Id, "29:ana", "f:1") }, Cancel);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Who_has_lost_the_job_stores_no_answer(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var store = StoreOf(database);
        var click = new InboundActivityKey(Given.Channel.Id, "29:ana", "f:1");
        var frozen = (await store.BeginAsync(Given.Approval() with { Delivery = click }, Cancel)).Action;
        _clock.Advance(JobWriteStore.HeldFor);
        await StoreOf(database).TakeOverAsync(frozen, Cancel);

        Assert.False(await store.HoldToSendAsync(frozen));
        await store.FinishAsync(frozen, WriteState.Done, null, new StoredAnswer(click, "the card"));

        Assert.False(click.IsAnswered);
        Assert.Null((await new InvokeStore(database.Replica(), _clock).FindAsync(click, Cancel))?.Response);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Where_the_audit_cannot_be_written_the_action_has_not_ended(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var db = database.Replica();
        var store = StoreOf(db);
        var action = (await store.BeginAsync(Given.Approval(), Cancel)).Action;
        await db.WriteAsync(session => session.ExecuteAsync("ALTER TABLE audit RENAME TO audit_away", new { }), Cancel);

        await Assert.ThrowsAnyAsync<DbException>(() => store.EndAsync(action, WriteState.Done, "approved", Cancel));

        await db.WriteAsync(session => session.ExecuteAsync("ALTER TABLE audit_away RENAME TO audit", new { }), Cancel);
        Assert.Equal(action, await store.RunningAsync("main", Given.Job, Cancel));
        Assert.Empty((await new AuditStore(db).ForJobAsync("main", Given.Job, 1, Cancel)).Entries);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Of_many_who_take_over_what_a_dead_process_left_one_does(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var first = database.Replica();
        JobWriteStore[] replicas = [StoreOf(first), StoreOf(database.IsPostgres ? database.Replica() : first)];
        await replicas[0].BeginAsync(Given.Approval(), Cancel);
        _clock.Advance(TimeSpan.FromMinutes(5));
        var left = Assert.Single(await replicas[1].LeftAsync(Cancel));

        var taken = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(number => Task.Run(() => replicas[number % 2].TakeOverAsync(left, Cancel), Cancel)));

        Assert.Equal(left with { Fence = 2 }, Assert.Single(taken, action => action is not null));
        Assert.Empty(await replicas[0].LeftAsync(Cancel));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_a_dead_process_held_is_left_at_once_and_what_a_living_one_holds_is_not(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var dying = database.Replica();
        await StoreOf(dying).BeginAsync(Given.Approval(), Cancel);
        var db = database.Replica();
        var store = StoreOf(db);
        var mine = (await store.BeginAsync(Given.Approval(job: new JobId(43)), Cancel)).Action;
        Assert.Equal(database.IsPostgres ? 0 : 1, (await store.LeftAsync(Cancel)).Count);

        await dying.DisposeAsync();

        // The server notices it in a moment of its own.
        while (await store.LeftAsync(Cancel) is [])
        {
            await Task.Yield();
        }

        Assert.Equal(Given.Job, Assert.Single(await store.LeftAsync(Cancel)).Job);
        Assert.True(await store.HoldToSendAsync(mine));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Who_wakes_up_after_a_take_over_can_neither_hold_nor_end_it(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var store = StoreOf(database);
        var frozen = (await store.BeginAsync(Given.Approval(), Cancel)).Action;
        var taken = await store.TakeOverAsync(frozen, Cancel);

        Assert.NotNull(taken);
        Assert.False(await store.HoldAsync(frozen, null, Cancel));
        Assert.False(await store.EndAsync(frozen, WriteState.Done, "approved", Cancel));
        Assert.True(await store.EndAsync(taken, WriteState.Lost, null, Cancel));
        Assert.Equal(
            WriteState.Lost,
            Assert.Single((await new AuditStore(database.Replica()).ForJobAsync("main", Given.Job, 1, Cancel)).Entries).Outcome);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_is_held_is_not_left_and_its_evidence_stays(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var store = StoreOf(database);
        var action = (await store.BeginAsync(Given.Approval(), Cancel)).Action;
        Assert.True(await store.HoldAsync(action, "comments: 2", Cancel));
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Single(await store.LeftAsync(Cancel));

        Assert.True(await store.HoldAsync(action, null, Cancel));

        Assert.Empty(await store.LeftAsync(Cancel));
        Assert.Equal("comments: 2", (await store.RunningAsync("main", Given.Job, Cancel))?.Evidence);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_last_action_is_the_newest_that_took_effect(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var store = StoreOf(database);
        Assert.Null(await store.LastAsync("main", Given.Job, null, Cancel));

        await OnceAsync("revise", WriteState.Done);
        await OnceAsync("approve", WriteState.Done);
        await OnceAsync("comment", WriteState.Done);
        await OnceAsync("reject", WriteState.Refused);
        await OnceAsync("cancel", WriteState.Lost);

        Assert.Equal("comment", (await store.LastAsync("main", Given.Job, null, Cancel))?.Kind);
        var last = await store.LastAsync("main", Given.Job, otherThan: "comment", Cancel);
        Assert.Equal(("approve", _clock.GetUtcNow() - TimeSpan.FromMinutes(3)), (last?.Kind, last?.EndedAt));
        Assert.Null(await store.LastAsync("other", Given.Job, null, Cancel));

        async Task OnceAsync(string kind, WriteState end)
        {
            var start = await store.BeginAsync(Given.Approval() with { Kind = kind }, Cancel);
            _clock.Advance(TimeSpan.FromMinutes(1));
            await store.EndAsync(start.Action, end, null, Cancel);
        }
    }

    private JobWriteStore StoreOf(TestDatabase database) => StoreOf(database.Replica());

    private JobWriteStore StoreOf(BotDb db) => new(db, new NoWatchers(), _clock, NullLogger<JobWriteStore>.Instance);
}
