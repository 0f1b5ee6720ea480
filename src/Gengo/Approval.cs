namespace Gengo;

/// <summary>What goes along with an approval. Gengo asks that only people rate: leave <see cref="Rating"/> null where no one chose.</summary>
public sealed record Approval
{
    /// <summary>1 (poor) to 5; null leaves the rating out.</summary>
    public int? Rating { get; init; }

    /// <summary>Words to the translator, up to <see cref="GengoLimits.CommentLength"/>.</summary>
    public string? ForTranslator { get; init; }

    /// <summary>Private words to Gengo's staff, up to <see cref="GengoLimits.CommentLength"/>. They cannot be read back.</summary>
    public string? ForStaff { get; init; }

    /// <summary>Gengo may show the feedback publicly.</summary>
    public bool Public { get; init; }

    /// <summary>The rating: the texts have no place in a log.</summary>
    public override string ToString() => FormattableString.Invariant($"Approval, rating {Rating}");
}
