using System.Net;

namespace Gengo;

/// <summary>
/// A write was sent, but its answer did not come or cannot be read: it timed out, the connection broke, the caller canceled, or the
/// server failed. The write may or may not have taken effect, and Gengo does not recognize a repeat. Read the job, or the thread for a
/// comment, to find out.
/// </summary>
public sealed class LostAnswerException : Exception
{
    /// <summary>Creates the exception, with the cause if there is one.</summary>
    public LostAnswerException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The HTTP status, if an answer came and cannot be read.</summary>
    public HttpStatusCode? HttpStatus { get; init; }
}
