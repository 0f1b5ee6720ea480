using System.Globalization;
using Gengo;
using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Commands;

namespace GengoBot.Comments;

/// <summary>The comments of a job: the newest page first, and within it the oldest on top.</summary>
internal static class CommentsCard
{
    private const int PageSize = 5;

    /// <summary>A longer comment is cut on the card; Gengo takes up to 25,000 characters.</summary>
    private const int CommentBytes = 1_300;

    public static Card For(JobId job, IReadOnlyList<Comment> thread, Role viewer, int wantedPage, string? problem = null)
    {
        var pages = (thread.Count + PageSize - 1) / PageSize;
        var page = Paging.Within(wantedPage, pages);
        var draft = new CardDraft().Title(Strings.CommentsTitle, job);

        if (thread.Count == 0)
        {
            draft.Line(Strings.NoComments);
        }

        foreach (var comment in thread.SkipLast((page - 1) * PageSize).TakeLast(PageSize))
        {
            draft.Comment(CommentParts.AuthorOf(comment.Author), comment.CreatedAt, comment.Body, CommentBytes);
        }

        if (viewer >= Role.Commenter)
        {
            var send = CommentParts.Send(job);
            send.Data[CardFields.After] = thread.Count.ToString(CultureInfo.InvariantCulture);
            draft.CommentBox(problem).Buttons(send);
        }

        return draft.Pages(Verbs.Comments, job, $"{Verbs.Comments} {job}", page, pages).Done();
    }
}
