namespace Gengo;

/// <summary>One comment of a job's thread. Comments have no number at Gengo; two with the same words can both be real.</summary>
public sealed record Comment(CommentAuthor Author, DateTimeOffset? CreatedAt, string Body)
{
    /// <summary>Author and time: the text has no place in a log.</summary>
    public override string ToString() => $"Comment by {Author} of {CreatedAt:O}";
}
