using Npgsql;

namespace GengoBot.Testing;

/// <summary>The PostgreSQL server that build.sh starts for the tests, or that a developer names.</summary>
internal static class PostgresServer
{
    public const string Variable = "GENGOBOT_TEST_POSTGRES";

    private static readonly string? Server = Environment.GetEnvironmentVariable(Variable);

    public static bool IsGiven => !string.IsNullOrEmpty(Server);

    public static string ConnectionString(string database) => new NpgsqlConnectionStringBuilder(Server) { Database = database }.ToString();

    public static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
