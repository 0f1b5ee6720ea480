namespace Gengo;

/// <summary>The feedback that goes along with an approval.</summary>
public sealed record Approval
{
    /// <summary>1 (poor) to 5. Gengo asks that only people rate: leave it null, and it is not sent, if nobody chose one.</summary>
    public int? Rating { get; init; }

    /// <summary>A text for the translator, at most <see cref="GengoLimits.MaxCommentLength"/> long.</summary>
    public string? ForTranslator { get; init; }

    /// <summary>
    /// A private text for Gengo's staff, at most <see cref="GengoLimits.MaxCommentLength"/> long. Gengo never returns it.
    /// </summary>
    public string? ForStaff { get; init; }

    /// <summary>Whether Gengo may show the feedback publicly.</summary>
    public bool Public { get; init; }

    /// <summary>Shows the rating only, since the texts must not reach a log.</summary>
    public override string ToString() => FormattableString.Invariant($"Approval, rating {Rating}");
}
