using GengoBot.Storage;

namespace GengoBot.Tests.Storage;

/// <summary>Those who wait to write are written together.</summary>
public sealed class SqliteBotDbTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_those_written_together_one_that_fails_undoes_nothing_of_the_others()
    {
        await using var database = await TestDatabase.MigratedAsync(StorageOptions.Sqlite);
        var db = database.Replica();
        using var givenUp = new CancellationTokenSource();

        var writes = await WhileTheConnectionIsTakenAsync(db, () => (Task<int>[])
        [
            InsertAsync(db, "first", Cancel),
            db.WriteAsync(
                async session =>
                {
                    await InsertAsync(session, "undone");
                    return await InsertAsync(session, "first");
                },
                Cancel),
            InsertAsync(db, "not wanted any more", givenUp.Token),
            db.PromiseAsync(session => InsertAsync(session, "last"), Cancel),
        ], givenUp.Cancel);

        Assert.Equal(1, await writes[0]);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => writes[1]);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writes[2]);
        Assert.Equal(1, await writes[3]);
        Assert.Equal(
            ["first", "last"],
            await db.ReadAsync(session => session.ListAsync<string>("SELECT key FROM inbound_activity ORDER BY key", new { }), Cancel));
    }

    [Fact]
    public async Task Each_of_many_sees_what_those_before_it_wrote()
    {
        await using var database = await TestDatabase.MigratedAsync(StorageOptions.Sqlite);
        var db = database.Replica();

        var counts = await WhileTheConnectionIsTakenAsync(db, () => Enumerable.Range(0, 100).Select(number => db.WriteAsync(
            async session =>
            {
                await InsertAsync(session, $"{number}");
                return await session.FirstAsync<long>("SELECT COUNT(*) FROM inbound_activity", new { });
            },
            Cancel)).ToArray());

        Assert.Equal(Enumerable.Range(1, 100).Select(static count => (long)count), await Task.WhenAll(counts));
    }

    /// <summary>So that what is begun has to wait, and is written by whoever comes next.</summary>
    private static async Task<T> WhileTheConnectionIsTakenAsync<T>(BotDb db, Func<T> begin, Action? meanwhile = null)
    {
        var taken = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var reading = db.ReadAsync(
            async _ =>
            {
                taken.SetResult();
                await release.Task;
                return true;
            },
            Cancel);
        await taken.Task;

        var begun = begin();
        meanwhile?.Invoke();
        release.SetResult();
        await reading;
        return begun;
    }

    private static Task<int> InsertAsync(BotDb db, string key, CancellationToken cancellationToken) =>
        db.WriteAsync(session => InsertAsync(session, key), cancellationToken);

    private static Task<int> InsertAsync(DbSession session, string key) =>
        session.ExecuteAsync("INSERT INTO inbound_activity (key, created_at) VALUES (@key, 0)", new { key });
}
