using System.Text.Json;
using Gengo.Wire;

namespace Gengo;

public sealed partial class GengoClient
{
    /// <summary>
    /// Reads the feedback given at approval, or null if Gengo shows none. <see cref="Feedback"/> warns of a rating that nobody gave.
    /// </summary>
    public async Task<Feedback?> GetFeedbackAsync(JobId job, CancellationToken cancellationToken = default)
    {
        var response = await ReadAsync(PathOf(job) + "/feedback", WireJson.Default.FeedbackResponse, cancellationToken);
        return response.Feedback?.ToFeedback();
    }

    /// <summary>Reads the whole thread, in Gengo's order; there are no pages. A comment given with the order comes first.</summary>
    public async Task<IReadOnlyList<Comment>> GetCommentsAsync(JobId job, CancellationToken cancellationToken = default)
    {
        var response = await ReadAsync(PathOf(job) + "/comments", WireJson.Default.CommentsResponse, cancellationToken);

        // An answer without a thread must not look like an empty thread: after a lost answer, callers look here for their comment.
        return [.. (response.Thread ?? throw MissingContent()).Select(comment => comment.ToComment())];
    }

    /// <summary>
    /// Adds a comment for the translator, in any status of the job. Gengo returns neither an id nor the comment, and accepts the same
    /// comment twice.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The body is empty or longer than <see cref="GengoLimits.MaxCommentLength"/>. Nothing was sent.
    /// </exception>
    public async Task PostCommentAsync(JobId job, string body, CancellationToken cancellationToken = default)
    {
        var data = JsonSerializer.Serialize(new NewComment(Checked(body, nameof(body))), WireJson.Default.NewComment);
        await SendAsync(HttpMethod.Post, PathOf(job) + "/comment", data, cancellationToken);
    }
}
