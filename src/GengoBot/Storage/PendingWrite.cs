using System.Runtime.ExceptionServices;

namespace GengoBot.Storage;

/// <summary>Work that waits to be written, maybe together with others'. What fails in it undoes nothing of theirs.</summary>
internal abstract class PendingWrite(bool isPromise, CancellationToken cancellationToken)
{
    private ExceptionDispatchInfo? _failure;

    public bool IsPromise => isPromise;

    /// <summary>Committed or failed.</summary>
    public bool IsOver { get; set; }

    /// <summary>Within a transaction of the lease.</summary>
    public async Task RunAsync(DbLease lease, bool isAlone)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            Fail(new OperationCanceledException(cancellationToken));
            return;
        }

        var session = new DbSession(lease, null, cancellationToken);
        if (isAlone)
        {
            await WorkAsync(session);
            return;
        }

        await lease.RunAsync("SAVEPOINT pending_write");
        try
        {
            await WorkAsync(session);
        }
        catch (Exception failed)
        {
            await lease.RunAsync("ROLLBACK TO pending_write");
            Fail(failed);
        }

        await lease.RunAsync("RELEASE pending_write");
    }

    /// <summary>The first reason stays.</summary>
    public void Fail(Exception reason) => _failure ??= ExceptionDispatchInfo.Capture(reason);

    protected abstract Task WorkAsync(DbSession session);

    protected void ThrowIfFailed() => _failure?.Throw();
}

internal sealed class PendingWrite<T>(Func<DbSession, Task<T>> work, bool isPromise, CancellationToken cancellationToken)
    : PendingWrite(isPromise, cancellationToken)
{
    private T? _result;

    /// <summary>Once it is over.</summary>
    public T Result()
    {
        ThrowIfFailed();
        return _result!;
    }

    protected override async Task WorkAsync(DbSession session) => _result = await work(session);
}
