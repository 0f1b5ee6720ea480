using System.Text.Json;
using Gengo.Wire;

namespace Gengo;

public sealed partial class GengoClient
{
    /// <summary>Reads the feedback given at approval; null where Gengo shows none. See <see cref="Feedback"/> for a rating that nobody gave.</summary>
    public async Task<Feedback?> GetFeedbackAsync(JobId job, CancellationToken cancellationToken = default)
    {
        var response = await ReadAsync(PathOf(job) + "/feedback", WireJson.Default.FeedbackResponse, cancellationToken);
        return response.Feedback?.ToFeedback();
    }

    /// <summary>Reads the whole thread, in Gengo's order; there is no paging. A comment given with the order is its first.</summary>
    public async Task<IReadOnlyList<Comment>> GetCommentsAsync(JobId job, CancellationToken cancellationToken = default)
    {
        var response = await ReadAsync(PathOf(job) + "/comments", WireJson.Default.CommentsResponse, cancellationToken);

        // An answer without a thread is no empty thread: after a lost answer, a caller reads here whether its comment arrived.
        return [.. (response.Thread ?? throw Lacking()).Select(comment => comment.ToComment())];
    }

    /// <summary>Writes to the translator, in any status of the job. The answer has no number and no echo, and Gengo does not notice repeats.</summary>
    /// <exception cref="ArgumentException">The body is empty or over <see cref="GengoLimits.CommentLength"/>. Nothing was sent.</exception>
    public async Task PostCommentAsync(JobId job, string body, CancellationToken cancellationToken = default)
    {
        var data = JsonSerializer.Serialize(new NewComment(Checked(body, nameof(body))), WireJson.Default.NewComment);
        await SendAsync(HttpMethod.Post, PathOf(job) + "/comment", data, cancellationToken);
    }
}
