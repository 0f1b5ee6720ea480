using System.Text.Json;

namespace Gengo.Http;

/// <summary>A call on its way through the handlers, which note here what they learn.</summary>
/// <param name="Options">The account's settings, the same for all attempts.</param>
/// <param name="Data">The JSON in the form field <c>data</c>; null for GET and DELETE.</param>
/// <param name="Share">The part of the account's rate that calls like this one may fill.</param>
internal sealed record GengoCall(GengoOptions Options, string? Data, double Share = 1)
{
    public static readonly HttpRequestOptionsKey<GengoCall> Key = new("Gengo.Call");

    /// <summary>The call waits while this many were sent with its key in the last minute.</summary>
    public int PerMinute => Math.Max(1, (int)(Options.RequestsPerMinute * Share));

    /// <summary>Whether the request was handed to the network. From then on, a write may take effect.</summary>
    public bool WasSent { get; set; }

    /// <summary>The <c>response</c> in the answer's envelope.</summary>
    public JsonElement Response { get; set; }

    public static GengoCall Of(HttpRequestMessage request) => request.Options.TryGetValue(Key, out var call)
        ? call
        : throw new InvalidOperationException("Only GengoClient sends requests through this client.");

    /// <summary>Appends a path to the base address, which may or may not end in a slash.</summary>
    public Uri AddressOf(string path) => new($"{Options.BaseAddress.AbsoluteUri.TrimEnd('/')}/{path}");

    // The generated text would show the keys in the options.
    public override string ToString() => nameof(GengoCall);
}
