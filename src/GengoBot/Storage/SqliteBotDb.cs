using System.Data.Common;
using Dapper;
using FluentMigrator.Runner;
using Microsoft.Data.Sqlite;

namespace GengoBot.Storage;

/// <summary>The bot's database as a file on this machine.</summary>
internal sealed class SqliteBotDb : BotDb
{
    private const int BusySeconds = 5;

    // A minute of them.
    private const int LockTries = 1200;

    private readonly SqliteConnectionStringBuilder _connection;

    // SQLite has one writer at a time. Those of this process wait here without holding a thread, and in the order they came.
    private readonly SemaphoreSlim _writer = new(1, 1);

    /// <param name="folder">Where the file is, unless the connection string says so.</param>
    public SqliteBotDb(string? connectionString, string folder)
    {
        _connection = new SqliteConnectionStringBuilder(connectionString);
        if (_connection.DataSource.Length == 0)
        {
            _connection.DataSource = Path.Combine(folder, "gengobot.db");
        }

        if (!_connection.ShouldSerialize("Default Timeout"))
        {
            _connection.DefaultTimeout = BusySeconds;
        }
    }

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

    public override ValueTask DisposeAsync()
    {
        using var connection = new SqliteConnection(_connection.ToString());
        SqliteConnection.ClearPool(connection);
        _writer.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connection.ToString());
        await connection.OpenAsync(cancellationToken);
        await connection.ExecuteAsync($"PRAGMA busy_timeout = {BusySeconds * 1000}");
        return connection;
    }

    /// <summary>A file beside the database, since a lock inside of it would shut out the migration too. It stays: deleting it would let two in.</summary>
    protected override async Task<IAsyncDisposable> LockMigrationsAsync(CancellationToken cancellationToken)
    {
        if (Path.GetDirectoryName(File) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        for (var tries = 0; ; tries++)
        {
            try
            {
                return new FileStream(File + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tries < LockTries && System.IO.File.Exists(File + ".lock"))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
            }
        }
    }

    protected override IMigrationRunnerBuilder Migrate(IMigrationRunnerBuilder runner)
    {
        using var connection = new SqliteConnection(_connection.ToString());
        connection.Open();
        connection.Execute("PRAGMA journal_mode = WAL");
        return runner.AddSQLite().WithGlobalConnectionString(_connection.ToString());
    }
}
