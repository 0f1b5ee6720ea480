namespace Gengo;

/// <summary>A revision with its text, which is empty if Gengo sent none.</summary>
public sealed record RevisionText(RevisionId Id, string Text, DateTimeOffset? CreatedAt)
{
    /// <summary>Shows id and time only, since the text must not reach a log.</summary>
    public override string ToString() => $"Revision {Id} of {CreatedAt:O}";
}
