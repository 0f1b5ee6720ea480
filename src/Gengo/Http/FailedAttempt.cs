using System.Net;

namespace Gengo.Http;

/// <summary>An attempt that ended without a decision by Gengo.</summary>
internal sealed record FailedAttempt(string Reason)
{
    public HttpStatusCode? Status { get; init; }

    public int? Code { get; init; }

    public string? Body { get; init; }

    public Exception? Cause { get; init; }

    /// <summary>Whether Gengo certainly did not see the request.</summary>
    public bool WasNeverSent { get; init; }

    public Exception ToException(bool mayHaveTakenEffect) => mayHaveTakenEffect && !WasNeverSent
        ? new LostAnswerException($"{Reason} The call may or may not have taken effect.", Cause) { HttpStatus = Status }
        : new GengoUnavailableException(Reason, Code, Cause) { HttpStatus = Status, Body = Body, IsWorthRetrying = true };
}
