using System.Text.Json.Serialization;

namespace Gengo.Wire;

internal sealed class ErrorWire
{
    [JsonConverter(typeof(LooseNumber))]
    public decimal? Code { get; set; }

    [JsonConverter(typeof(LooseText))]
    public string? Msg { get; set; }
}
