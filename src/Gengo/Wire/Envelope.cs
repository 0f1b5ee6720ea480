using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gengo.Wire;

/// <summary>The outer object of every answer.</summary>
internal sealed class Envelope
{
    [JsonConverter(typeof(LooseText))]
    public string? Opstat { get; set; }

    public JsonElement Response { get; set; }

    public JsonElement Err { get; set; }
}
