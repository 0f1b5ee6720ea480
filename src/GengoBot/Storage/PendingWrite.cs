using System.Data.Common;
using System.Runtime.ExceptionServices;

namespace GengoBot.Storage;

/// <summary>Work that waits to be written, maybe together with others'. What fails in it undoes nothing of theirs.</summary>
internal abstract class PendingWrite(bool isPromise, CancellationToken cancellationToken)
{
    private const string Savepoint = "pending_write";

    private ExceptionDispatchInfo? _failure;

    public bool IsPromise => isPromise;

    /// <summary>Committed or failed.</summary>
    public bool IsOver { get; set; }

    public async Task RunAsync(DbLease lease, DbTransaction transaction, bool isAlone)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            Fail(new OperationCanceledException(cancellationToken));
            return;
        }

        var session = new DbSession(lease, transaction, cancellationToken);
        if (isAlone)
        {
            await WorkAsync(session);
            return;
        }

        await transaction.SaveAsync(Savepoint, CancellationToken.None);
        try
        {
            await WorkAsync(session);
        }
        catch (Exception failed)
        {
            await transaction.RollbackAsync(Savepoint, CancellationToken.None);
            Fail(failed);
        }

        await transaction.ReleaseAsync(Savepoint, CancellationToken.None);
    }

    /// <summary>The first reason stays.</summary>
    public void Fail(Exception reason) => _failure ??= ExceptionDispatchInfo.Capture(reason);

    protected abstract Task WorkAsync(DbSession session);

    protected void ThrowIfFailed() => _failure?.Throw();
}

internal sealed class PendingWrite<T>(Func<DbSession, Task<T>> work, bool isPromise, CancellationToken cancellationToken) : PendingWrite(isPromise, cancellationToken)
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
