namespace Gengo;

/// <summary>A revision with its translation; the text is empty where Gengo sent none.</summary>
public sealed record RevisionText(RevisionId Id, string Text, DateTimeOffset? CreatedAt)
{
    /// <summary>Number and time: the text has no place in a log.</summary>
    public override string ToString() => $"Revision {Id} of {CreatedAt:O}";
}
