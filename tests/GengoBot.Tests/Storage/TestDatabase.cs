using GengoBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace GengoBot.Tests.Storage;

/// <summary>A database of a test's own. Each <see cref="Replica"/> stands for a process with its own connections.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private const string Variable = "GENGOBOT_TEST_POSTGRES";

    private static readonly string? Server = Environment.GetEnvironmentVariable(Variable);

    private readonly string _name = $"gengobot_{Guid.NewGuid():N}";
    private readonly List<BotDb> _replicas = [];

    private TestDatabase(string provider) => IsPostgres = provider == StorageOptions.Postgres;

    /// <summary>SQLite always; PostgreSQL where a server is given, as build.sh does.</summary>
    public static IEnumerable<TheoryDataRow<string>> Providers =>
    [
        new(StorageOptions.Sqlite),
        new(StorageOptions.Postgres) { Skip = string.IsNullOrEmpty(Server) ? $"{Variable} names no PostgreSQL server." : null },
    ];

    public static IEnumerable<TheoryDataRow<string>> Postgres => Providers.Where(static row => row.Data == StorageOptions.Postgres);

    public bool IsPostgres { get; }

    public string Folder => Path.Combine(Path.GetTempPath(), _name);

    public string ConnectionString => IsPostgres
        ? new NpgsqlConnectionStringBuilder(Server) { Database = _name }.ToString()
        : $"Data Source={Path.Combine(Folder, "gengobot.db")}";

    public static async Task<TestDatabase> EmptyAsync(string provider)
    {
        var database = new TestDatabase(provider);
        if (database.IsPostgres)
        {
            await OnServerAsync($"CREATE DATABASE {database._name}");
        }

        return database;
    }

    public static async Task<TestDatabase> MigratedAsync(string provider)
    {
        var database = await EmptyAsync(provider);
        await database.Replica().MigrateAsync(NullLoggerFactory.Instance, TestContext.Current.CancellationToken);
        return database;
    }

    public BotDb Replica()
    {
        BotDb replica = IsPostgres ? new PostgresBotDb(ConnectionString, NullLoggerFactory.Instance) : new SqliteBotDb(ConnectionString, Folder, TimeProvider.System);
        _replicas.Add(replica);
        return replica;
    }

    /// <summary>All of its processes end.</summary>
    public async Task StopAsync()
    {
        foreach (var replica in _replicas)
        {
            await replica.DisposeAsync();
        }

        _replicas.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();

        if (IsPostgres)
        {
            await OnServerAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
        }
        else if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
