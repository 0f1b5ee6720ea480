using System.Text.Json;

namespace Gengo.Sandbox;

/// <summary>
/// A call that reached the sandbox's API. <see cref="Code"/> is 0 for success, else Gengo's error code; null where no answer was given
/// because nothing was done. <see cref="Fault"/> names the fault that stood in the way, if one did.
/// </summary>
public sealed record ApiCall(
    DateTimeOffset Time, string Method, string Path, string? Action, JsonElement? Data, int? Code, string? Fault);
