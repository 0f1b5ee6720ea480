namespace Gengo;

/// <summary>
/// The feedback that the customer gave when approving. Gengo answers rating 3.0 and no text where nobody gave any, so that this pair proves
/// nothing. What was written to Gengo's staff never comes back.
/// </summary>
public sealed record Feedback(decimal? Rating, string? ForTranslator)
{
    /// <summary>The rating: the text has no place in a log.</summary>
    public override string ToString() => FormattableString.Invariant($"Feedback, rating {Rating}");
}
