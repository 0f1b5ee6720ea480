using GengoBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace GengoBot.Testing;

/// <summary>
/// A migrated database of each provider, made once per test run and copied from then on: a copy takes a millisecond where the migrations
/// take many. Tests of the migrations themselves begin with an empty database.
/// </summary>
public sealed class TemplateDatabase : IAsyncDisposable
{
    private static readonly string Name = $"gengobot_template_{Guid.NewGuid():N}";

    // On the thread pool, so that a test may wait for it in a constructor.
    private static readonly Lazy<Task<byte[]>> Sqlite = new(static () => Task.Run(MakeSqliteAsync));

    private static readonly Lazy<Task> Postgres = new(static () => Task.Run(MakePostgresAsync));

    internal static void CopySqlite(string file)
    {
        var template = Sqlite.Value.GetAwaiter().GetResult();
        Directory.CreateDirectory(Path.GetDirectoryName(file) ?? throw new ArgumentException("The file needs a folder.", nameof(file)));
        File.WriteAllBytes(file, template);
    }

    internal static async Task CopyPostgresAsync(string name)
    {
        await Postgres.Value;
        await PostgresServer.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {Name}");
    }

    public async ValueTask DisposeAsync()
    {
        if (Postgres.IsValueCreated)
        {
            await PostgresServer.ExecuteAsync($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
        }
    }

    private static async Task<byte[]> MakeSqliteAsync()
    {
        var folder = Directory.CreateTempSubdirectory("gengobot-template-");
        try
        {
            var file = Path.Combine(folder.FullName, "gengobot.db");
            await using (var db = new SqliteBotDb($"Data Source={file}", folder.FullName, TimeProvider.System))
            {
                await db.MigrateAsync(NullLoggerFactory.Instance, CancellationToken.None);
            }

            return await File.ReadAllBytesAsync(file, CancellationToken.None);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MakePostgresAsync()
    {
        await PostgresServer.ExecuteAsync($"CREATE DATABASE {Name}");
        var connectionString = PostgresServer.ConnectionString(Name);
        await using (var db = new PostgresBotDb(connectionString, NullLoggerFactory.Instance))
        {
            await db.MigrateAsync(NullLoggerFactory.Instance, CancellationToken.None);
        }

        // A database with a connection cannot be copied, and the migrations leave theirs in a pool.
        NpgsqlConnection.ClearAllPools();
    }
}
