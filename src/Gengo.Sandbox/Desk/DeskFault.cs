using System.Text.Json.Serialization;
using Gengo.Sandbox.Api;
using Microsoft.AspNetCore.Http;

namespace Gengo.Sandbox.Desk;

/// <summary>
/// Trouble planned for the next calls. <c>call</c> is a method, alone or with a part of the path: <c>PUT</c>, <c>GET comments</c>;
/// <c>*</c> is any method. <c>timeout-after</c> does the call and never answers, <c>timeout-before</c> does not even do it; both hang until
/// the caller or the server gives up, for a minute at most, or for <c>delayMs</c>. With another fault, or none, <c>delayMs</c> comes before all else.
/// </summary>
internal sealed record DeskFault(string Call, int Times, string? Fault, [property: JsonPropertyName("delayMs")] int DelayMs)
{
    public const int MaxTimes = 1_000;
    public const int MaxDelayMs = 60_000;

    [JsonIgnore]
    public bool Hangs => Fault is "timeout-after" or "timeout-before";

    [JsonIgnore]
    public bool LetsThrough => Fault is null or "timeout-after";

    /// <summary>What the record of calls says of it; null for no answer at all.</summary>
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
            throw DeskRefusal.BadRequest("fault is timeout-after, timeout-before, 500, 503, 2800 or html; without one the call is only delayed.");
        }

        var call = DeskFields.Text(fields, "call")?.Trim() is { Length: > 0 } words
            ? words
            : throw DeskRefusal.BadRequest("call is required: a method, alone or with a part of the path, such as PUT or GET comments.");
        if (call.Split(' ')[0].ToUpperInvariant() is not ("GET" or "POST" or "PUT" or "DELETE" or "*"))
        {
            throw DeskRefusal.BadRequest("call begins with GET, POST, PUT, DELETE or *.");
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
                return response.WriteAsJsonAsync(
                    Fault == "500" ? ApiAnswer.Error(500, "Internal Server Error") : ApiAnswer.Error(2800, "service is temporarily unavailable"),
                    SandboxJson.Default.ApiAnswer,
                    cancellationToken: context.RequestAborted);
        }
    }
}
