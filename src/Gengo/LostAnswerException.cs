using System.Net;

namespace Gengo;

/// <summary>
/// A write left, and its answer never came or cannot be read: time ran out, the connection broke, the caller cancelled, or the server failed.
/// It may or may not have taken effect, and Gengo has no way to repeat a write safely: read the job (for a comment, the thread) to learn what happened.
/// </summary>
public sealed class LostAnswerException : Exception
{
    /// <summary>With what broke, if anything did.</summary>
    public LostAnswerException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The HTTP status of an answer that came and could not be read.</summary>
    public HttpStatusCode? HttpStatus { get; init; }
}
