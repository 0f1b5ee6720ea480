namespace GengoBot.Teams.Reading;

/// <summary>A part of a message's HTML, for a comparison with its text.</summary>
internal sealed record HtmlPiece(PieceKind Kind, string Text);

/// <summary>Where a part of a message's HTML comes from.</summary>
internal enum PieceKind
{
    /// <summary>Somebody wrote it: it is in the text too.</summary>
    Written,

    /// <summary>An emoji or a link's address, which the text may have lost.</summary>
    Extra,

    /// <summary>The number of a list's entry, or what parts two cells.</summary>
    Layout,

    /// <summary>Taken over from another message.</summary>
    TakenOver,
}
