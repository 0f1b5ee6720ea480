using System.Collections.Concurrent;
using Gengo;

namespace GengoBot.Accounts;

/// <summary>
/// Counts the calls with each key over all processes, and over restarts (docs/decisions/0012-the-rate-at-gengo.md). A few calls at a time
/// are taken from the database, so that not each call asks it.
/// </summary>
internal sealed partial class CallLeases(CallLeaseStore store, TimeProvider time, ILogger<CallLeases> logger) : ISharedRateLimit
{
    /// <summary>A lease holds this part of the limit: what a process that dies takes along.</summary>
    private const int Part = 30;

    /// <summary>How long calls may begin under a lease.</summary>
    private static readonly TimeSpan Open = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan AskInterval = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<(string Key, int PerMinute), Line> _lines = new();

    public async ValueTask<IDisposable> EnterAsync(GengoOptions account, int perMinute, CancellationToken cancellationToken)
    {
        var line = _lines.GetOrAdd((account.PublicKey, perMinute), static key => new Line(CallLeaseStore.HashOf(key.Key)));
        await line.Turn.WaitAsync(cancellationToken);
        try
        {
            IDisposable? call;
            while ((call = line.Lease?.TryBegin()) is null)
            {
                line.Lease = await TakeAsync(line.KeyHash, perMinute, account.Timeout, cancellationToken);
                if (line.Lease is null)
                {
                    await Task.Delay(AskInterval, time, cancellationToken);
                }
            }

            return call;
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            // Without a database a job can still be read, and this process keeps to the limit by itself.
            Log.NotCounted(logger, failed);
            return Uncounted.Instance;
        }
        finally
        {
            line.Turn.Release();
        }
    }

    private async Task<CallLease?> TakeAsync(string keyHash, int perMinute, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (await store.TakeAsync(keyHash, perMinute, Math.Max(1, perMinute / Part), Open + timeout, cancellationToken) is not { } taken)
        {
            return null;
        }

        var lease = new CallLease(taken.Calls, made => _ = EndAsync(keyHash, taken.Number, made));
        _ = CloseAsync(lease);
        return lease;
    }

    private async Task CloseAsync(CallLease lease)
    {
        await Task.Delay(Open, time);
        lease.Close();
    }

    private async Task EndAsync(string keyHash, long number, int made)
    {
        try
        {
            await store.EndAsync(keyHash, number, made, time.GetUtcNow());
        }
        catch (Exception failed)
        {
            // Then all of it counts for longer than it needs.
            Log.NotCounted(logger, failed);
        }
    }

    /// <summary>Those who wait for calls within the same limit, in the order in which they came.</summary>
#pragma warning disable CA1001 // A semaphore has nothing to dispose of unless its wait handle is used.
    private sealed class Line(string keyHash)
#pragma warning restore CA1001
    {
        public string KeyHash => keyHash;

        public SemaphoreSlim Turn { get; } = new(1, 1);

        public CallLease? Lease { get; set; }
    }

    private sealed class Uncounted : IDisposable
    {
        public static readonly Uncounted Instance = new();

        public void Dispose()
        {
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Calls to Gengo could not be counted over all processes.")]
        public static partial void NotCounted(ILogger logger, Exception exception);
    }
}
