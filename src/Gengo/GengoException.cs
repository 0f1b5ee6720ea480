using System.Net;

namespace Gengo;

/// <summary>Gengo refused a call, and nothing changed. The message is Gengo's own, without keys.</summary>
public class GengoException : Exception
{
    /// <summary>Creates an exception for a single error.</summary>
    public GengoException(string message, int? code = null, Exception? innerException = null)
        : this([new GengoError(null, code, message)], innerException)
    {
    }

    /// <summary>Creates an exception for one or more errors. The first one gives the message and the code.</summary>
    public GengoException(IReadOnlyList<GengoError> errors, Exception? innerException = null)
        : base(errors[0].Message, innerException)
    {
        Errors = errors;
    }

    /// <summary>Gengo's error code, such as <see cref="GengoCodes.JobNotReviewable"/>; null if Gengo sent none.</summary>
    public int? Code => Errors[0].Code;

    /// <summary>All errors of the answer; at least one.</summary>
    public IReadOnlyList<GengoError> Errors { get; }

    /// <summary>The HTTP status; Gengo sends most errors with 200. Null if there was no answer.</summary>
    public HttpStatusCode? HttpStatus { get; init; }

    /// <summary>
    /// The start of the answer's body, without keys; null if there was none. It can contain the job's texts, so keep it out of logs.
    /// </summary>
    public string? Body { get; init; }
}
