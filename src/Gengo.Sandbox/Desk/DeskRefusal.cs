using Microsoft.AspNetCore.Http;

namespace Gengo.Sandbox.Desk;

/// <summary>A refusal by the desk: an HTTP status, a code for programs and a sentence for people.</summary>
internal sealed class DeskRefusal(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public static DeskRefusal BadRequest(string message) => new(StatusCodes.Status400BadRequest, "bad_request", message);

    public static DeskRefusal NotFound(string message) => new(StatusCodes.Status404NotFound, "not_found", message);

    public static DeskRefusal Conflict(string message) => new(StatusCodes.Status409Conflict, "conflict", message);
}
