using System.Data.Common;
using FluentMigrator.Runner;
using Microsoft.Data.Sqlite;

namespace GengoBot.Storage;

/// <summary>The bot's database as a file on this machine, for one process at a time.</summary>
internal sealed class SqliteBotDb : BotDb
{
    private const int BusySeconds = 5;

    /// <summary>For the process before this one to end.</summary>
    private static readonly TimeSpan ClaimPatience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan ClaimInterval = TimeSpan.FromMilliseconds(50);

    private readonly SqliteConnectionStringBuilder _connection;
    private readonly TimeProvider _time;

    // SQLite has one writer at a time. They wait here without holding a thread, and in the order they came.
    private readonly SemaphoreSlim _writer = new(1, 1);

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

    private string File => Path.GetFullPath(_connection.DataSource);

    public override async Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        try
        {
            // This library's transactions begin IMMEDIATE: one that began by reading could not wait for its turn to write.
            return await base.WriteAsync(work, cancellationToken);
        }
        finally
        {
            _writer.Release();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        using var connection = new SqliteConnection(_connection.ToString());
        SqliteConnection.ClearPool(connection);
        _writer.Dispose();
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

    /// <summary>
    /// Locks a file beside the database for as long as this process lives: two bots on one file would each take the other's work for left behind. The
    /// file stays: deleting it would let two in.
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
                    throw new IOException("another process is using it. SQLite serves one process; for several replicas set Storage:Provider to Postgres.");
                }

                await Task.Delay(ClaimInterval, _time, cancellationToken);
            }
        }
    }

    protected override Task<IAsyncDisposable?> LockMigrationsAsync(CancellationToken cancellationToken) => Task.FromResult<IAsyncDisposable?>(null);

    protected override IMigrationRunnerBuilder Migrate(IMigrationRunnerBuilder runner)
    {
        using var connection = new SqliteConnection(_connection.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        command.ExecuteNonQuery();
        return runner.AddSQLite().WithGlobalConnectionString(_connection.ToString());
    }
}
