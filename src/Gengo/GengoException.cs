using System.Net;

namespace Gengo;

/// <summary>Gengo answered, and the answer is no. Nothing has changed at Gengo. The message is Gengo's own, without keys.</summary>
public class GengoException : Exception
{
    /// <summary>An error with one code or none.</summary>
    public GengoException(string message, int? code = null, Exception? innerException = null)
        : this([new GengoError(null, code, message)], innerException)
    {
    }

    /// <summary>All errors of an answer, at least one. The first gives the message and the code.</summary>
    public GengoException(IReadOnlyList<GengoError> errors, Exception? innerException = null)
        : base(errors[0].Message, innerException)
    {
        Errors = errors;
    }

    /// <summary>Gengo's number, such as 2250 for a job that is not reviewable; null where it sent none.</summary>
    public int? Code => Errors[0].Code;

    /// <summary>Every error that the answer held.</summary>
    public IReadOnlyList<GengoError> Errors { get; }

    /// <summary>The HTTP status; Gengo sends most errors with 200. Null where there was no answer.</summary>
    public HttpStatusCode? HttpStatus { get; init; }

    /// <summary>The start of the answer as it came, without keys; null where there was none. It can hold texts of the job: not for logs.</summary>
    public string? Body { get; init; }
}
