using System.Data.Common;

namespace GengoBot.Storage;

/// <summary>A connection that belongs to one piece of work until it is given back.</summary>
internal abstract class DbLease : IAsyncDisposable
{
    public abstract DbConnection Connection { get; }

    /// <summary>
    /// A command for this SQL, at the latest compiled when it is first run. Its parameters may be those of an earlier run.
    /// </summary>
    public abstract DbCommand Command(string sql);

    /// <summary>Runs what takes no parameters and gives no rows.</summary>
    public Task RunAsync(string sql) => Command(sql).ExecuteNonQueryAsync();

    public abstract ValueTask DisposeAsync();
}
