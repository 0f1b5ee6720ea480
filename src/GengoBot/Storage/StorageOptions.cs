namespace GengoBot.Storage;

/// <summary>Where the bot keeps what it must not forget: a SQLite file on one machine, PostgreSQL for several replicas.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";
    public const string Sqlite = "Sqlite";
    public const string Postgres = "Postgres";

    public string Provider { get; set; } = Sqlite;

    /// <summary>None with SQLite: <c>gengobot.db</c> in the folder <c>data</c> beside <c>appsettings.json</c>.</summary>
    public string? ConnectionString { get; set; }

    public bool IsPostgres => string.Equals(Provider, Postgres, StringComparison.OrdinalIgnoreCase);
}
