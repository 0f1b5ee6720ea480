using GengoBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace GengoBot.Testing;

/// <summary>A database of a test's own. Each <see cref="Replica"/> stands for a process with its own connections.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly string _name = $"gengobot_{Guid.NewGuid():N}";
    private readonly List<BotDb> _replicas = [];

    private TestDatabase(string provider) => IsPostgres = provider == StorageOptions.Postgres;

    /// <summary>SQLite always; PostgreSQL where a server is given, as build.sh does.</summary>
    public static IEnumerable<TheoryDataRow<string>> Providers =>
    [
        new(StorageOptions.Sqlite),
        new(StorageOptions.Postgres) { Skip = PostgresServer.IsGiven ? null : $"{PostgresServer.Variable} names no PostgreSQL server." },
    ];

    public static IEnumerable<TheoryDataRow<string>> Postgres => Providers.Where(static row => row.Data == StorageOptions.Postgres);

    public bool IsPostgres { get; }

    public string Folder => Path.Combine(Path.GetTempPath(), _name);

    public string ConnectionString => IsPostgres ? PostgresServer.ConnectionString(_name) : $"Data Source={File}";

    /// <summary>What a bot is told, so that this is its database.</summary>
    public (string Key, string Value)[] Settings =>
    [
        ("Storage:Provider", IsPostgres ? StorageOptions.Postgres : StorageOptions.Sqlite),
        ("Storage:ConnectionString", ConnectionString),
    ];

    /// <summary>A database without tables, for the tests of the migrations and of a first start.</summary>
    public static async Task<TestDatabase> EmptyAsync(string provider)
    {
        var database = new TestDatabase(provider);
        if (database.IsPostgres)
        {
            await PostgresServer.ExecuteAsync($"CREATE DATABASE {database._name}");
        }

        return database;
    }

    /// <summary>A copy of the migrated template.</summary>
    public static async Task<TestDatabase> MigratedAsync(string provider)
    {
        var database = new TestDatabase(provider);
        if (database.IsPostgres)
        {
            await TemplateDatabase.CopyPostgresAsync(database._name);
        }
        else
        {
            TemplateDatabase.CopySqlite(database.File);
        }

        return database;
    }

    private string File => Path.Combine(Folder, "gengobot.db");

    public BotDb Replica()
    {
        BotDb replica = IsPostgres ? new PostgresBotDb(ConnectionString, NullLoggerFactory.Instance)
            : new SqliteBotDb(ConnectionString, Folder, TimeProvider.System);
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
            await PostgresServer.ExecuteAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
        }
        else if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
