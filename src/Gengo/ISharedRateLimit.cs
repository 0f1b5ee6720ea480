namespace Gengo;

/// <summary>
/// Counts the calls with a key over several processes. The library counts those of its own process. A host whose processes share a key, or
/// that remembers calls over a restart, registers one of these.
/// </summary>
public interface ISharedRateLimit
{
    /// <summary>Waits until one more call may be sent. Calls with the same key and another limit do not hold it up.</summary>
    /// <param name="account">The account's settings.</param>
    /// <param name="perMinute">The call waits while this many were sent with the key in the last minute.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>To be disposed of when the call is over. It counts until a minute after that.</returns>
    ValueTask<IDisposable> EnterAsync(GengoOptions account, int perMinute, CancellationToken cancellationToken);
}
