using System.Text.Json;

namespace Gengo.Sandbox;

/// <summary>A recorded call of the sandbox's API.</summary>
/// <param name="Time">When the call was handled.</param>
/// <param name="Method">The HTTP method, after a <c>_method</c> override.</param>
/// <param name="Path">The path below the API's root.</param>
/// <param name="Action">The <c>action</c> of a PUT, or <c>comment</c>.</param>
/// <param name="Data">The <c>data</c> field, if it is a JSON object.</param>
/// <param name="Code">0 for success, otherwise Gengo's error code; null if a fault kept the call from being done and answered.</param>
/// <param name="Fault">The planned fault that hit the call, if any.</param>
public sealed record ApiCall(
    DateTimeOffset Time, string Method, string Path, string? Action, JsonElement? Data, int? Code, string? Fault);
