using System.Globalization;
using Gengo;

namespace GengoBot.Comments;

/// <summary>
/// Tells whether a comment arrived: its fingerprint, and how many like it were in the thread before. It holds none of its words.
/// </summary>
internal sealed record CommentEvidence(string Fingerprint, int Before)
{
    public static CommentEvidence In(IReadOnlyList<Comment> thread, string text)
    {
        var fingerprint = Jobs.Fingerprint.Of(text.Trim());
        return new CommentEvidence(fingerprint, Count(thread, fingerprint));
    }

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static CommentEvidence? Parse(string? text) =>
        text?.Split(' ') is [var fingerprint, var before]
            && int.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new CommentEvidence(fingerprint, count)
            : null;

    public bool IsFollowedIn(IReadOnlyList<Comment> thread) => Count(thread, Fingerprint) > Before;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Fingerprint} {Before}");

    private static int Count(IReadOnlyList<Comment> thread, string fingerprint) =>
        thread.Count(comment => comment.Author.IsCustomer && Jobs.Fingerprint.Of(comment.Body.Trim()) == fingerprint);
}
