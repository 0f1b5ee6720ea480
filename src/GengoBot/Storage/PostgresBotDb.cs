using System.Data.Common;
using Dapper;
using FluentMigrator.Runner;
using Npgsql;

namespace GengoBot.Storage;

/// <summary>The bot's database on a server that several replicas share.</summary>
internal sealed class PostgresBotDb : BotDb
{
    // Any number, as long as nobody else who migrates in this database has the same.
    private const long MigrationLock = 0x67656e676f626f74;

    private readonly NpgsqlConnectionStringBuilder _connection;
    private readonly NpgsqlDataSource _source;
    private readonly PostgresProcessLock _lock;

    public PostgresBotDb(string? connectionString, ILoggerFactory loggers)
    {
        _connection = Connection(connectionString);
        _source = new NpgsqlDataSourceBuilder(_connection.ToString()).UseLoggerFactory(loggers).Build();
        _lock = new PostgresProcessLock(NotPooled);
    }

    public override bool IsExclusive => false;

    /// <summary>A connection of its own: a lock on it goes when it closes.</summary>
    private string NotPooled => new NpgsqlConnectionStringBuilder(_connection.ToString()) { Pooling = false }.ToString();

    public override ValueTask<long> HolderAsync(CancellationToken cancellationToken) => _lock.HolderAsync(cancellationToken);

    public override string IsDead(string column) => PostgresProcessLock.IsMissing(column);

    public static NpgsqlConnectionStringBuilder Connection(string? connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);

        // A replica that freezes inside a transaction would hold up all the others.
        connection.Options ??= "-c idle_in_transaction_session_timeout=4000";

        // Half of what PostgreSQL costs: the same few statements, parsed and planned each time, and a session reset that has nothing to
        // reset.
        if (!connection.ShouldSerialize("Max Auto Prepare"))
        {
            connection.MaxAutoPrepare = 100;
            connection.AutoPrepareMinUsages = 2;
        }

        if (!connection.ShouldSerialize("No Reset On Close"))
        {
            connection.NoResetOnClose = true;
        }

        return connection;
    }

    public override async ValueTask DisposeAsync()
    {
        await _lock.DisposeAsync();
        await _source.DisposeAsync();
    }

    /// <summary>A batch is sent at once, and without a transaction of ours it is one.</summary>
    protected override async Task<IReadOnlyList<int>> WriteStatementsAsync((string Sql, object Values)[] statements)
    {
        await using var batch = _source.CreateBatch();
        foreach (var (sql, values) in statements)
        {
            var command = new NpgsqlBatchCommand(sql);
            DbSession.Bind(command.Parameters, static () => new NpgsqlParameter(), values);
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(CancellationToken.None);
        return [.. batch.BatchCommands.Cast<NpgsqlBatchCommand>().Select(static command => command.RecordsAffected)];
    }

    protected override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) =>
        await _source.OpenConnectionAsync(cancellationToken);

    protected override async Task<DbLease> LeaseAsync(CancellationToken cancellationToken) => new Lease(await OpenAsync(cancellationToken));

    protected override async Task<IAsyncDisposable?> LockMigrationsAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(NotPooled);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await connection.ExecuteAsync(new CommandDefinition(
                "SELECT pg_advisory_lock(@MigrationLock)", new { MigrationLock }, commandTimeout: 0, cancellationToken: cancellationToken));
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    protected override IMigrationRunnerBuilder Migrate(IMigrationRunnerBuilder runner) =>
        runner.AddPostgres().WithGlobalConnectionString(_connection.ToString());

    /// <summary>A connection of the pool.</summary>
    private sealed class Lease(DbConnection connection) : DbLease
    {
        private readonly List<DbCommand> _commands = [];

        public override DbConnection Connection => connection;

        public override DbCommand Command(string sql)
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            _commands.Add(command);
            return command;
        }

        public override async ValueTask DisposeAsync()
        {
            foreach (var command in _commands)
            {
                await command.DisposeAsync();
            }

            await connection.DisposeAsync();
        }
    }
}
