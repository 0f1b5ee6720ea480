using System.Text.Json;
using GengoBot.Playground;

namespace GengoBot.Testing;

/// <summary>A button as a client has it.</summary>
internal sealed record DrawnButton(JsonElement Json)
{
    public string Title => Json.Text("title") ?? "";

    public string Verb => Json.Text("verb") ?? "";

    public JsonElement Data => Json.GetProperty("data");

    /// <summary>The same for a client that knows Action.Submit only.</summary>
    public JsonElement Fallback => Json.GetProperty("fallback");

    public bool TakesInputs => Json.Text("associatedInputs") is null or "auto" or "Auto";
}
