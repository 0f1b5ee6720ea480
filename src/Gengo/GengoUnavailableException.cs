namespace Gengo;

/// <summary>
/// Gengo could not be asked, or could not answer; later may do. For a read: after all retries. For a write: it certainly did not take effect,
/// since it never left (no connection, the limiter's queue is full, the address is refused) or Gengo said 2800.
/// </summary>
public sealed class GengoUnavailableException : GengoException
{
    /// <summary>With Gengo's code where it sent one.</summary>
    public GengoUnavailableException(string message, int? code = null, Exception? innerException = null)
        : base(message, code, innerException)
    {
    }

    /// <summary>A read that another try may help.</summary>
    internal bool IsWorthRetrying { get; init; }
}
