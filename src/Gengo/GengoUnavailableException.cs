namespace Gengo;

/// <summary>
/// Gengo cannot be reached or cannot answer now; try later. All retries of a read failed. A write certainly did not take effect: it was
/// not sent (no connection, too many calls waiting, or a refused address), or Gengo said
/// <see cref="GengoCodes.TemporarilyUnavailable"/>.
/// </summary>
public sealed class GengoUnavailableException : GengoException
{
    /// <summary>Creates the exception, with Gengo's error code if it sent one.</summary>
    public GengoUnavailableException(string message, int? code = null, Exception? innerException = null)
        : base(message, code, innerException)
    {
    }

    /// <summary>Whether another attempt may help a read.</summary>
    internal bool IsWorthRetrying { get; init; }
}
