namespace Gengo;

/// <summary>
/// The feedback that the customer gave at approval, without the private text for Gengo's staff. Gengo returns rating 3.0 and no text
/// for a job without feedback, so this pair does not prove that somebody rated.
/// </summary>
public sealed record Feedback(decimal? Rating, string? ForTranslator)
{
    /// <summary>Shows the rating only, since the text must not reach a log.</summary>
    public override string ToString() => FormattableString.Invariant($"Feedback, rating {Rating}");
}
