using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using FluentMigrator.Runner;
using Microsoft.Data.Sqlite;

namespace GengoBot.Storage;

/// <summary>The bot's database as a file on this machine, for one process at a time.</summary>
internal sealed class SqliteBotDb : BotDb
{
    private const int BusySeconds = 5;

    /// <summary>The most writes in one transaction, so that none waits for many others.</summary>
    private const int MaxAtOnce = 32;

    /// <summary>How long to wait for the previous process to end.</summary>
    private static readonly TimeSpan ClaimPatience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan ClaimInterval = TimeSpan.FromMilliseconds(50);

    private readonly long _holder = ProcessNumber.New();
    private readonly SqliteConnectionStringBuilder _connection;
    private readonly TimeProvider _time;

    // SQLite has one writer at a time, and a read takes microseconds. All wait here without holding a thread, and in the order they came.
    private readonly SemaphoreSlim _turn = new(1, 1);

    // Those who wait to write; whoever has the connection next takes them along.
    private readonly ConcurrentQueue<PendingWrite> _writes = new();

    private Kept? _kept;

    /// <summary>Whether the kept connection's commits wait for the disk; null before the first.</summary>
    private bool? _isPromising;

    private FileStream? _claim;

    /// <param name="folder">Where the file is, unless the connection string says so.</param>
    public SqliteBotDb(string? connectionString, string folder, TimeProvider time)
    {
        _time = time;
        _connection = new SqliteConnectionStringBuilder(connectionString);
        if (_connection.DataSource.Length == 0)
        {
            _connection.DataSource = Path.Combine(folder, "gengobot.db");
        }

        // How long to wait for somebody else's lock on the file: a backup's, say.
        if (!_connection.ShouldSerialize("Default Timeout"))
        {
            _connection.DefaultTimeout = BusySeconds;
        }
    }

    public override bool IsExclusive => true;

    public override ValueTask<long> HolderAsync(CancellationToken cancellationToken) => ValueTask.FromResult(_holder);

    /// <summary>The file is one process's at a time, so whoever else held something has ended.</summary>
    public override string IsDead(string column) => string.Create(CultureInfo.InvariantCulture, $"{column} <> {_holder}");

    private string File => Path.GetFullPath(_connection.DataSource);

    public override async ValueTask DisposeAsync()
    {
        if (_kept is { } kept)
        {
            await kept.CloseAsync();
        }

        using var connection = new SqliteConnection(_connection.ToString());
        SqliteConnection.ClearPool(connection);
        _turn.Dispose();
        if (_claim is not null)
        {
            await _claim.DisposeAsync();
        }
    }

    protected override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connection.ToString());
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    protected override async Task<DbLease> LeaseAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return _kept ??= new Kept(await OpenAsync(cancellationToken), _turn);
        }
        catch
        {
            _turn.Release();
            throw;
        }
    }

    /// <summary>
    /// Whoever has the connection writes for all who wait for it, in one transaction: a commit, and with a promise the wait for the disk,
    /// costs several people's clicks no more than one's.
    /// </summary>
    protected override async Task<T> TransactAsync<T>(Func<DbSession, Task<T>> work, bool isPromise, CancellationToken cancellationToken)
    {
        var write = new PendingWrite<T>(work, isPromise, cancellationToken);
        _writes.Enqueue(write);

        // Not given up while somebody else may be writing it: whether it is still wanted is asked right before.
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            if (!write.IsOver)
            {
                await WriteAllAsync();
            }
        }
        finally
        {
            _turn.Release();
        }

        return write.Result();
    }

    private async Task WriteAllAsync()
    {
        var writes = new List<PendingWrite>();
        while (writes.Count < MaxAtOnce && _writes.TryDequeue(out var write))
        {
            writes.Add(write);
        }

        try
        {
            var lease = _kept ??= new Kept(await OpenAsync(CancellationToken.None), _turn);
            await ChooseAsync(lease, isPromise: writes.Exists(static write => write.IsPromise));

            // Not by the library's transactions, which compile these words each time. IMMEDIATE: one that began by reading could not wait
            // for its turn to write.
            await lease.RunAsync("BEGIN IMMEDIATE");
            try
            {
                foreach (var write in writes)
                {
                    await write.RunAsync(lease, isAlone: writes.Count == 1);
                }

                await lease.RunAsync("COMMIT");
            }
            catch
            {
                await RollBackAsync(lease);
                throw;
            }
        }
        catch (Exception failed)
        {
            writes.ForEach(write => write.Fail(failed));
        }

        writes.ForEach(static write => write.IsOver = true);
    }

    /// <summary>
    /// Waiting for the disk is most of what a commit costs. A process that dies loses nothing without it; a power cut loses the last
    /// commits, whole ones, and never the order. So only a promise waits: after it, what ended can be found out again.
    /// </summary>
    private async ValueTask ChooseAsync(DbLease lease, bool isPromise)
    {
        if (_isPromising != isPromise)
        {
            // A new command each time: SQLite heeds it when it is compiled.
            await using var command = lease.Connection.CreateCommand();
            command.CommandText = isPromise ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL";
            await command.ExecuteNonQueryAsync();
            _isPromising = isPromise;
        }
    }

    private static async Task RollBackAsync(DbLease lease)
    {
        try
        {
            await lease.RunAsync("ROLLBACK");
        }
        catch (SqliteException)
        {
            // After some errors, a full disk's for one, SQLite has done it by itself.
        }
    }

    /// <summary>
    /// Locks a file beside the database for as long as this process lives: two bots on one file would each take the other's work for left
    /// behind. The file stays: deleting it would let two in.
    /// </summary>
    protected override async Task ClaimAsync(CancellationToken cancellationToken)
    {
        if (Path.GetDirectoryName(File) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        var began = _time.GetTimestamp();
        while (_claim is null)
        {
            try
            {
                _claim = new FileStream(File + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (System.IO.File.Exists(File + ".lock"))
            {
                if (_time.GetElapsedTime(began) > ClaimPatience)
                {
                    throw new IOException(
                        "another process is using it. SQLite serves one process; for several replicas set Storage:Provider to Postgres.");
                }

                await Task.Delay(ClaimInterval, _time, cancellationToken);
            }
        }
    }

    protected override Task<IAsyncDisposable?> LockMigrationsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IAsyncDisposable?>(null);

    protected override IMigrationRunnerBuilder Migrate(IMigrationRunnerBuilder runner)
    {
        using var connection = new SqliteConnection(_connection.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        command.ExecuteNonQuery();
        return runner.AddSQLite().WithGlobalConnectionString(_connection.ToString());
    }

    /// <summary>The one connection, with all that was ever asked of it compiled.</summary>
    private sealed class Kept(DbConnection connection, SemaphoreSlim turn) : DbLease
    {
        private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);

        public override DbConnection Connection => connection;

        public override DbCommand Command(string sql)
        {
            if (!_commands.TryGetValue(sql, out var command))
            {
                command = connection.CreateCommand();
                command.CommandText = sql;
                _commands.Add(sql, command);
            }

            return command;
        }

        public override ValueTask DisposeAsync()
        {
            turn.Release();
            return ValueTask.CompletedTask;
        }

        public async Task CloseAsync()
        {
            foreach (var command in _commands.Values)
            {
                await command.DisposeAsync();
            }

            await connection.DisposeAsync();
        }
    }
}
