using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace GengoBot.Storage;

/// <summary>The database, brought up to date before the bot answers anybody, and what is kept in it.</summary>
internal static class StorageSetup
{
    public static WebApplicationBuilder AddStorage(this WebApplicationBuilder builder)
    {
        // SQLite keeps a thread while it waits for the disk. Others' turns go on meanwhile, where there is one processor too.
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, 2), ports);

        var services = builder.Services;
        services.AddOptions<StorageOptions>().Bind(builder.Configuration.GetSection(StorageOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(static provider =>
        {
            var options = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
            return options.IsPostgres
                ? new PostgresBotDb(options.ConnectionString, provider.GetRequiredService<ILoggerFactory>())
                : (BotDb)new SqliteBotDb(
                    options.ConnectionString, Path.Combine(provider.GetRequiredService<IHostEnvironment>().ContentRootPath, "data"),
                    provider.GetRequiredService<TimeProvider>());
        });
        services.AddHostedService<Migrator>();
        return builder;
    }

    /// <summary>A connection string may hold a password, so no sentence repeats it.</summary>
    private sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
    {
        public ValidateOptionsResult Validate(string? name, StorageOptions options) =>
            Problem(options) is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;

        private static string? Problem(StorageOptions options)
        {
            var isSqlite = string.Equals(options.Provider, StorageOptions.Sqlite, StringComparison.OrdinalIgnoreCase);
            if (!isSqlite && !options.IsPostgres)
            {
                return $"Storage:Provider must be {StorageOptions.Sqlite} or {StorageOptions.Postgres}.";
            }

            try
            {
                return isSqlite ? SqliteProblem(options.ConnectionString) : PostgresProblem(options.ConnectionString);
            }
            catch (Exception unreadable) when (
                unreadable is ArgumentException or FormatException or InvalidCastException or OverflowException)
            {
                return $"Storage:ConnectionString cannot be read as a connection string of {options.Provider}.";
            }
        }

        private static string? SqliteProblem(string? text)
        {
            var connection = new SqliteConnectionStringBuilder(text);
            if (text is { Length: > 0 } && connection.DataSource.Length == 0)
            {
                return "Storage:ConnectionString has no Data Source: name a file, like Data Source=gengobot.db.";
            }

            // Beside the file there is another one, so it has to be a path.
            return connection.DataSource is ":memory:" || connection.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
                || connection.Mode is SqliteOpenMode.Memory or SqliteOpenMode.ReadOnly
                ? "Storage:ConnectionString must name a file that can be written, like Data Source=gengobot.db."
                : null;
        }

        private static string? PostgresProblem(string? text) =>
            new NpgsqlConnectionStringBuilder(text).Host is not { Length: > 0 }
                ? "Storage:ConnectionString has no Host: with Storage:Provider Postgres it is like "
                    + "Host=db;Database=gengobot;Username=gengobot."
                : null;
    }
}
