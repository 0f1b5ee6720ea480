using System.Text.Json.Serialization;

namespace Gengo.Wire;

internal sealed class FeedbackWire
{
    public decimal? Rating { get; set; }

    public string? ForTranslator { get; set; }

    public Feedback? ToFeedback() => Rating is null && ForTranslator.OrNull() is null ? null : new(Rating, ForTranslator.OrNull());
}

internal sealed class FeedbackResponse
{
    [JsonConverter(typeof(LooseObject<FeedbackWire>))]
    public FeedbackWire? Feedback { get; set; }
}
