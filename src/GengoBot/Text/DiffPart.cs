namespace GengoBot.Text;

internal enum DiffKind
{
    Same,
    Removed,
    Added,

    /// <summary>Unchanged text that is not shown.</summary>
    Folded,
}

/// <summary>A run of text with one fate. A folded one has no text, and says how many words or characters it hides.</summary>
internal sealed record DiffPart(DiffKind Kind, string Text, int Hidden = 0);
