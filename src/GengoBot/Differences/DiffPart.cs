namespace GengoBot.Differences;

internal enum DiffKind
{
    Same,
    Removed,
    Added,

    /// <summary>Unchanged text that is not shown.</summary>
    Folded,
}

/// <summary>
/// A run of text that stayed, was removed or was added. A folded run has no text, only the number of words or characters that it hides.
/// </summary>
internal sealed record DiffPart(DiffKind Kind, string Text, int Hidden = 0);
