using System.Data.Common;
using FluentMigrator.Runner;

namespace GengoBot.Storage;

/// <summary>
/// The bot's database. What several replicas must agree on is decided here, by its unique indexes, and nowhere in memory.
/// </summary>
internal abstract class BotDb : IAsyncDisposable
{
    /// <summary>The first migration of a released version. A database of before, with a lower number, is refused.</summary>
    public const long FirstSchema = 100;

    /// <summary>The newest of Migrations/; a test compares.</summary>
    public const long Newest = 111;

    private Task _migration = Task.CompletedTask;

    /// <summary>
    /// Whether no other process uses this database. If so, work that was under way when this process started has stopped.
    /// </summary>
    public abstract bool IsExclusive { get; }

    /// <summary>The number by which a row names this process as its holder.</summary>
    public abstract ValueTask<long> HolderAsync(CancellationToken cancellationToken);

    /// <summary>
    /// What a dead process held, nobody holds (docs/decisions/0006-storage.md#what-a-dead-process-held). A condition for a query.
    /// </summary>
    /// <param name="column">Holds the number of a process, or null.</param>
    public abstract string IsDead(string column);

    public async Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken)
    {
        await _migration.WaitAsync(cancellationToken);
        await using var lease = await LeaseAsync(cancellationToken);
        return await work(new DbSession(lease, null, cancellationToken));
    }

    /// <summary>Runs a short transaction: all of the work is stored, or none. It must wait for nothing but the database.</summary>
    public Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken) =>
        WriteAsync(work, isPromise: false, cancellationToken);

    /// <summary>The same, and it survives a power cut, with all that was written before.</summary>
    public Task<T> PromiseAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken) =>
        WriteAsync(work, isPromise: true, cancellationToken);

    /// <summary>
    /// Runs statements in their order, all of them or none. On a server it costs one question, where a transaction costs one for each of
    /// them and one more.
    /// </summary>
    /// <returns>How many rows each has changed.</returns>
    public async Task<IReadOnlyList<int>> WriteAllAsync(params (string Sql, object Values)[] statements)
    {
        await _migration;
        return await WriteStatementsAsync(statements);
    }

    protected virtual Task<IReadOnlyList<int>> WriteStatementsAsync((string Sql, object Values)[] statements) =>
        WriteAsync<IReadOnlyList<int>>(
            async session =>
            {
                var changed = new List<int>();
                foreach (var (sql, values) in statements)
                {
                    changed.Add(await session.ExecuteAsync(sql, values));
                }

                return changed;
            },
            CancellationToken.None);

    private async Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, bool isPromise, CancellationToken cancellationToken)
    {
        await _migration.WaitAsync(cancellationToken);
        return await TransactAsync(work, isPromise, cancellationToken);
    }

    protected virtual async Task<T> TransactAsync<T>(Func<DbSession, Task<T>> work, bool isPromise, CancellationToken cancellationToken)
    {
        await using var lease = await LeaseAsync(cancellationToken);
        await using var transaction = await lease.Connection.BeginTransactionAsync(cancellationToken);
        var result = await work(new DbSession(lease, transaction, cancellationToken));

        // Once everything is done, a canceled commit would only leave it open whether it was.
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    /// <summary>
    /// Brings the schema up to date. Of several processes that start at once, one does it and the others wait. What is read and written
    /// meanwhile waits too.
    /// </summary>
    public Task MigrateAsync(ILoggerFactory loggers, CancellationToken cancellationToken) =>
        _migration = Task.Run(() => MigrateIfOlderAsync(loggers, cancellationToken), cancellationToken); // SQLite's async is synchronous

    public abstract ValueTask DisposeAsync();

    protected abstract Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    protected abstract Task<DbLease> LeaseAsync(CancellationToken cancellationToken);

    /// <summary>Makes sure that this process may use the database at all; before anything else is done with it.</summary>
    protected virtual Task ClaimAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Held until it is disposed of, and given free by the system when its process dies. Null where nobody else can be migrating.
    /// </summary>
    protected abstract Task<IAsyncDisposable?> LockMigrationsAsync(CancellationToken cancellationToken);

    protected abstract IMigrationRunnerBuilder Migrate(IMigrationRunnerBuilder runner);

    private async Task MigrateIfOlderAsync(ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        await ClaimAsync(cancellationToken);

        // The usual start: nothing to do, and the migration's library is not even loaded.
        var version = await VersionAsync(cancellationToken);
        if (version < FirstSchema)
        {
            throw new InvalidDataException(
                "an unreleased version of the bot made it, and its tables cannot be converted. Name an empty database, or delete this "
                + "one; the bot then makes its tables anew.");
        }

        if (version is null or < Newest)
        {
            await using var migrating = await LockMigrationsAsync(cancellationToken);
            Migrate(loggers);
        }
    }

    /// <summary>The newest migration that the database has seen; null where there is none.</summary>
    private async Task<long?> VersionAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = """SELECT MAX("Version") FROM "VersionInfo" """;
            return await command.ExecuteScalarAsync(cancellationToken) as long?;
        }
        catch (DbException)
        {
            // No such table, or no database yet; what else is wrong, the migration says.
            return null;
        }
    }

    private void Migrate(ILoggerFactory loggers)
    {
        using var services = new ServiceCollection()
            .AddSingleton(loggers)
            .AddFluentMigratorCore()
            .ConfigureRunner(runner => Migrate(runner).ScanIn(typeof(BotDb).Assembly).For.Migrations())
            .BuildServiceProvider();
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<IMigrationRunner>().MigrateUp();
    }
}
