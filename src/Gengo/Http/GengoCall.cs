using System.Text.Json;

namespace Gengo.Http;

/// <summary>One call on its way through the handlers, and what they learn about it.</summary>
/// <param name="Options">The account's settings, the same for all tries.</param>
/// <param name="Data">The JSON of the form field <c>data</c>; null for GET and DELETE.</param>
internal sealed record GengoCall(GengoOptions Options, string? Data)
{
    public static readonly HttpRequestOptionsKey<GengoCall> Key = new("Gengo.Call");

    /// <summary>The request was handed to the network: from here on, a write may take effect.</summary>
    public bool HasLeft { get; set; }

    /// <summary>What stood in the envelope's <c>response</c>.</summary>
    public JsonElement Response { get; set; }

    public static GengoCall Of(HttpRequestMessage request) => request.Options.TryGetValue(Key, out var call)
        ? call
        : throw new InvalidOperationException("Only GengoClient sends requests through this client.");

    /// <summary>The address of a path, whether or not the base ends in a slash.</summary>
    public Uri AddressOf(string path) => new($"{Options.BaseAddress.AbsoluteUri.TrimEnd('/')}/{path}");

    // A record would print the keys that its options hold.
    public override string ToString() => nameof(GengoCall);
}
