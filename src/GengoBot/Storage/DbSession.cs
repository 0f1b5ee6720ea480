using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Reflection;
using System.Text;
using Dapper;

namespace GengoBot.Storage;

/// <summary>A connection in use, within a transaction or without one, for the length of one piece of work.</summary>
internal sealed class DbSession(DbLease lease, DbTransaction? transaction, CancellationToken cancellationToken)
{
    private static readonly ConcurrentDictionary<Type, (string Name, PropertyInfo Property)[]> Parameters = new();

    /// <returns>How many rows were changed.</returns>
    public Task<int> ExecuteAsync(string sql, object values) => Command(sql, values).ExecuteNonQueryAsync(cancellationToken);

    public async Task<T?> FirstAsync<T>(string sql, object values)
    {
        await using var reader = await Command(sql, values).ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (T)MapOf<T>(sql, reader)(reader) : default;
    }

    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object values)
    {
        await using var reader = await Command(sql, values).ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        Func<DbDataReader, object>? map = null;
        while (await reader.ReadAsync(cancellationToken))
        {
            map ??= MapOf<T>(sql, reader);
            rows.Add((T)map(reader));
        }

        return rows;
    }

    /// <summary>Not by Dapper, which makes a new command for each call: SQLite would compile the same SQL each time.</summary>
    private DbCommand Command(string sql, object values)
    {
        var command = lease.Command(sql);
        command.Transaction = transaction;
        Bind(command.Parameters, command.CreateParameter, values);
        return command;
    }

    /// <param name="parameters">May be those of an earlier run.</param>
    public static void Bind(DbParameterCollection parameters, Func<DbParameter> create, object values)
    {
        var wanted = Parameters.GetOrAdd(
            values.GetType(), static type => Array.ConvertAll(type.GetProperties(), static property => ("@" + property.Name, property)));
        for (var i = 0; i < wanted.Length; i++)
        {
            var (name, property) = wanted[i];
            if (i == parameters.Count)
            {
                parameters.Add(create());
            }

            var parameter = parameters[i];
            if (parameter.ParameterName != name)
            {
                parameter.ParameterName = name;
                parameter.DbType = TypeOf(property.PropertyType);
            }

            parameter.Value = property.GetValue(values) switch
            {
                null => DBNull.Value,
                string text => Storable(text),
                var value => value,
            };
        }

        // Those of an earlier run with more of them.
        while (parameters.Count > wanted.Length)
        {
            parameters.RemoveAt(wanted.Length);
        }
    }

    private static DbType TypeOf(Type type) => type == typeof(string) ? DbType.String
        : type == typeof(long) || type == typeof(long?) ? DbType.Int64
        : type == typeof(int) ? DbType.Int32
        : throw new NotSupportedException($"The tables hold texts and whole numbers, no {type.Name}.");

    /// <summary>
    /// Names and ids are foreign text, and PostgreSQL takes neither NUL nor half a surrogate pair: a mark stands for them.
    /// </summary>
    private static string Storable(string text) => text.Contains('\0') || text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')
        ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD')
        : text;

    private static Func<DbDataReader, object> MapOf<T>(string sql, DbDataReader reader) =>
        typeof(T) == typeof(long) ? static reader => reader.GetInt64(0)
        : typeof(T) == typeof(string) ? static reader => reader.IsDBNull(0) ? null! : reader.GetString(0)
        : Mapping.For<T>(sql, reader);

    /// <summary>
    /// Dapper, loaded when there is a first row to map: a bot that nobody clicks, and that only asks now and then what is due, does
    /// without.
    /// </summary>
    private static class Mapping
    {
        // Kept here, since Dapper would look through all columns each time to find it. The same SQL has the same ones.
        private static readonly ConcurrentDictionary<(string Sql, Type Row), Func<DbDataReader, object>> Parsers = new();

        static Mapping() => DefaultTypeMap.MatchNamesWithUnderscores = true;

        public static Func<DbDataReader, object> For<T>(string sql, DbDataReader reader) =>
            Parsers.GetOrAdd((sql, typeof(T)), static (key, first) => first.GetRowParser<object>(key.Row), reader);
    }
}
