using System.Data;
using System.Data.Common;
using System.Text;
using Dapper;

namespace GengoBot.Storage;

/// <summary>An open connection, within a transaction or without one, for the length of one piece of work.</summary>
internal sealed class DbSession(DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
{
    static DbSession() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <returns>How many rows were changed.</returns>
    public Task<int> ExecuteAsync(string sql, object values) => connection.ExecuteAsync(Command(sql, values));

    public Task<T?> FirstAsync<T>(string sql, object values) => connection.QueryFirstOrDefaultAsync<T>(Command(sql, values));

    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object values) => (await connection.QueryAsync<T>(Command(sql, values))).AsList();

    private CommandDefinition Command(string sql, object values) =>
        new(sql, new StorableValues(values), transaction, cancellationToken: cancellationToken);

    /// <summary>Names and ids are foreign text, and PostgreSQL takes neither NUL nor half a surrogate pair: a mark stands for them.</summary>
    private sealed class StorableValues(object values) : SqlMapper.IDynamicParameters
    {
        private const char Mark = '\uFFFD';

        void SqlMapper.IDynamicParameters.AddParameters(IDbCommand command, SqlMapper.Identity identity)
        {
            ((SqlMapper.IDynamicParameters)new DynamicParameters(values)).AddParameters(command, identity);
            foreach (IDbDataParameter parameter in command.Parameters)
            {
                if (parameter.Value is string text && (text.Contains('\0') || text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')))
                {
                    parameter.Value = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', Mark);
                }
            }
        }
    }
}
