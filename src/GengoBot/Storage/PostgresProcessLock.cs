using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace GengoBot.Storage;

/// <summary>
/// Shows the other replicas that this process lives: a lock that PostgreSQL frees by itself when the process dies. It is taken when the
/// process first holds something, and taken again after the connection broke.
/// </summary>
internal sealed class PostgresProcessLock(string connectionString) : IAsyncDisposable
{
    // Any number, as long as nobody else who locks pairs of numbers in this database has the same.
    private const int LockClass = 0x67656e67;

    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(2);

    private readonly int _holder = ProcessNumber.New();
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _isHeld = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? _holding;

    /// <summary>Whether no process has the lock that the column names. The locks are read once for a query.</summary>
    public static string IsMissing(string column) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {column} NOT IN (SELECT CAST(objid AS bigint) FROM pg_locks WHERE locktype = 'advisory' AND classid = {LockClass} AND objsubid = 2
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
        """);

    /// <summary>The number, once the lock is held.</summary>
    public async ValueTask<long> HolderAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _holding ??= Task.Run(HoldAsync, CancellationToken.None);
        }

        await _isHeld.Task.WaitAsync(cancellationToken);
        return _holder;
    }

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        await _stop.CancelAsync();
        await (_holding ?? Task.CompletedTask);
        _stop.Dispose();
    }

    private async Task HoldAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await HoldOnceAsync();
            }
            catch (Exception lost) when (lost is DbException or OperationCanceledException)
            {
                await Task.Delay(CheckInterval, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Until the connection breaks. A server that went away is noticed by asking it.</summary>
    private async Task HoldOnceAsync()
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(_stop.Token);
        await using var hold = new NpgsqlCommand("SELECT pg_advisory_lock(@class, @holder)", connection);
        hold.Parameters.AddWithValue("class", LockClass);
        hold.Parameters.AddWithValue("holder", _holder);
        await hold.ExecuteNonQueryAsync(_stop.Token);
        _isHeld.TrySetResult();

        await using var check = new NpgsqlCommand("SELECT 1", connection);
        while (true)
        {
            await Task.Delay(CheckInterval, _stop.Token);
            await check.ExecuteNonQueryAsync(_stop.Token);
        }
    }
}
