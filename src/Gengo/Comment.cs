namespace Gengo;

/// <summary>A comment in a job's thread. Gengo gives comments no id, so two equal ones can both be real.</summary>
public sealed record Comment(CommentAuthor Author, DateTimeOffset? CreatedAt, string Body)
{
    /// <summary>Shows author and time only, since the text must not reach a log.</summary>
    public override string ToString() => $"Comment by {Author} of {CreatedAt:O}";
}
