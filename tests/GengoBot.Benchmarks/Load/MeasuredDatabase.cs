using GengoBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace GengoBot.Benchmarks.Load;

/// <summary>A database for one measurement, gone after it.</summary>
internal sealed class MeasuredDatabase : IAsyncDisposable
{
    public const string Variable = "GENGOBOT_TEST_POSTGRES";

    private static readonly string? Server = Environment.GetEnvironmentVariable(Variable);

    private readonly string _name = $"gengobot_{Guid.NewGuid():N}";
    private readonly bool _isPostgres;

    private MeasuredDatabase(bool isPostgres) => _isPostgres = isPostgres;

    public static bool HasPostgres => !string.IsNullOrEmpty(Server);

    private string Provider => _isPostgres ? StorageOptions.Postgres : StorageOptions.Sqlite;

    private string ConnectionString => _isPostgres
        ? new NpgsqlConnectionStringBuilder(Server) { Database = _name }.ToString()
        : $"Data Source={Path.Combine(Folder, "gengobot.db")}";

    private string Folder => Path.Combine(Path.GetTempPath(), _name);

    public static async Task<MeasuredDatabase> CreateAsync(bool isPostgres)
    {
        var database = new MeasuredDatabase(isPostgres);
        if (isPostgres)
        {
            await OnServerAsync($"CREATE DATABASE {database._name}");
        }

        return database;
    }

    /// <summary>The settings of a bot that keeps what it knows here.</summary>
    public Dictionary<string, string> SettingsFor(LocalTeams teams, params IEnumerable<(string Key, string Value)> more)
    {
        var settings = teams.BotSettings("");
        settings["Storage__Provider"] = Provider;
        settings["Storage__ConnectionString"] = ConnectionString;
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        return settings;
    }

    /// <summary>How many transactions PostgreSQL has committed here so far, reads included; its count lags by a second or so.</summary>
    public async Task<long> CommitsAsync() => _isPostgres
        ? await OnServerAsync($"SELECT xact_commit FROM pg_stat_database WHERE datname = '{_name}'") as long? ?? 0
        : 0;

    /// <summary>Before any process uses it.</summary>
    public async Task FillAsync(Func<BotDb, Task> fill)
    {
        await using BotDb db = _isPostgres ? new PostgresBotDb(ConnectionString, NullLoggerFactory.Instance)
            : new SqliteBotDb(ConnectionString, Folder, TimeProvider.System);
        await db.MigrateAsync(NullLoggerFactory.Instance, CancellationToken.None);
        await fill(db);
    }

    public async ValueTask DisposeAsync()
    {
        if (_isPostgres)
        {
            await OnServerAsync($"DROP DATABASE {_name} WITH (FORCE)");
        }
        else if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static async Task<object?> OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
