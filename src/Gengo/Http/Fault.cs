using System.Net;

namespace Gengo.Http;

/// <summary>A try that ended without a yes or no from Gengo.</summary>
internal sealed record Fault(string Reason)
{
    public HttpStatusCode? Status { get; init; }

    public int? Code { get; init; }

    public string? Body { get; init; }

    public Exception? Cause { get; init; }

    /// <summary>Gengo certainly did not see the request.</summary>
    public bool NeverLeft { get; init; }

    public Exception ToException(bool mayHaveTakenEffect) => mayHaveTakenEffect && !NeverLeft
        ? new LostAnswerException($"{Reason} The call may or may not have taken effect.", Cause) { HttpStatus = Status }
        : new GengoUnavailableException(Reason, Code, Cause) { HttpStatus = Status, Body = Body, IsWorthRetrying = true };
}
