using System.Text.Json.Serialization;
using Gengo.Sandbox.Api;
using Microsoft.AspNetCore.Http;

namespace Gengo.Sandbox.Desk;

/// <summary>
/// A fault planned for the next calls. <c>call</c> is a method, alone or with a part of the path, such as <c>PUT</c> or
/// <c>GET comments</c>; <c>*</c> is any method. <c>timeout-after</c> does the call and never answers, and <c>timeout-before</c> does not do
/// it either. Both hang until the caller or the server gives up: for at most a minute, or for <c>delayMs</c>. With another fault, or none,
/// <c>delayMs</c> delays the call.
/// </summary>
internal sealed record DeskFault(string Call, int Times, string? Fault, [property: JsonPropertyName("delayMs")] int DelayMs)
{
    public const int MaxTimes = 1_000;
    public const int MaxDelayMs = 60_000;

    [JsonIgnore]
    public bool Hangs => Fault is "timeout-after" or "timeout-before";

    [JsonIgnore]
    public bool LetsThrough => Fault is null or "timeout-after";

    /// <summary>The code to record for the call; null if it is not answered with one.</summary>
    [JsonIgnore]
    public int? Code => Fault switch
    {
        "500" => 500,
        "503" => 503,
        "2800" => 2800,
        _ => null,
    };

    public static DeskFault Read(JsonFields fields)
    {
        var fault = DeskFields.Text(fields, "fault") is { Length: > 0 } text ? text : null;
        if (fault is not (null or "timeout-after" or "timeout-before" or "500" or "503" or "2800" or "html"))
        {
            throw DeskRefusal.BadRequest(
                "fault must be timeout-after, timeout-before, 500, 503, 2800 or html. Without one, the call is only delayed.");
        }

        var call = DeskFields.Text(fields, "call")?.Trim() is { Length: > 0 } words
            ? words
            : throw DeskRefusal.BadRequest("call is required: a method, alone or with a part of the path, such as PUT or GET comments.");
        if (call.Split(' ')[0].ToUpperInvariant() is not ("GET" or "POST" or "PUT" or "DELETE" or "*"))
        {
            throw DeskRefusal.BadRequest("call must begin with GET, POST, PUT, DELETE or *.");
        }

        return new DeskFault(
            call,
            (int)(DeskFields.Number(fields, "times", 1, MaxTimes) ?? 1),
            fault,
            (int)(DeskFields.Number(fields, "delayMs", 0, MaxDelayMs) ?? 0));
    }

    public bool Fits(string method, string path) => Call.Split(' ', 2, StringSplitOptions.TrimEntries) is var parts
        && (parts[0] == "*" || parts[0].Equals(method, StringComparison.OrdinalIgnoreCase))
        && (parts.Length == 1 || path.Contains(parts[1], StringComparison.Ordinal));

    public Task SendAsync(HttpContext context)
    {
        var response = context.Response;
        switch (Fault)
        {
            case "503":
                response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return response.WriteAsync("Please wait a little before the next call.", context.RequestAborted);
            case "html":
                response.ContentType = "text/html; charset=utf-8";
                return response.WriteAsync("<!doctype html><title>Maintenance</title><p>Back in a minute.", context.RequestAborted);
            default:
                response.StatusCode = Fault == "500" ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK;
                var answer = Fault == "500"
                    ? ApiAnswer.Error(500, "Internal Server Error")
                    : ApiAnswer.Error(2800, "service is temporarily unavailable");
                return response.WriteAsJsonAsync(answer, SandboxJson.Default.ApiAnswer, cancellationToken: context.RequestAborted);
        }
    }
}
