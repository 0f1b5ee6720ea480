namespace GengoBot.Accounts;

/// <summary>Some calls that this process may make within a short time.</summary>
/// <param name="end">Told how many were made, once, when all of them are over and no more follows.</param>
internal sealed class CallLease(int calls, Action<int> end)
{
    private readonly Lock _gate = new();
    private int _made;
    private int _running;
    private bool _isClosed;

    /// <returns>To be disposed of when the call is over; null where none is left.</returns>
    public IDisposable? TryBegin()
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return null;
            }

            _running++;
            _isClosed = ++_made == calls;
            return new Call(this);
        }
    }

    /// <summary>No more calls begin.</summary>
    public void Close() => Change(() =>
    {
        var wasOpen = !_isClosed;
        _isClosed = true;
        return wasOpen;
    });

    private void Change(Func<bool> change)
    {
        bool isOver;
        lock (_gate)
        {
            isOver = change() && _isClosed && _running == 0;
        }

        if (isOver)
        {
            end(_made);
        }
    }

    private void EndCall() => Change(() =>
    {
        _running--;
        return true;
    });

    private sealed class Call(CallLease lease) : IDisposable
    {
        public void Dispose() => lease.EndCall();
    }
}
