using Gengo;
using GengoBot.Account;
using GengoBot.Bot;
using GengoBot.Cards;
using GengoBot.Jobs;
using GengoBot.Texts;

namespace GengoBot.Comments;

/// <summary>The comments of a job, newest page first, oldest on top within it, as one reads a talk.</summary>
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
            var excerpt = TextPages.Excerpt(comment.Body, CommentBytes);
            draft.Label(comment.CreatedAt is null ? "{0}" : "{0} · {1}", Author(comment.Author), comment.CreatedAt).Quote(excerpt.Shown, rightToLeft: false);
            if (excerpt.Missing > 0)
            {
                draft.Line(Tone.Subtle, Strings.MoreText, excerpt.Missing);
            }
        }

        if (viewer >= Role.Commenter)
        {
            draft.TextBox(new TextBox(Command.CommentField, Strings.CommentLabel, "")
            {
                IsMultiline = true,
                Required = Strings.GengoCommentMissing,
                Problem = problem,
                Placeholder = Strings.CommentPlaceholder,
            });
            draft.Buttons(new Button(Strings.ButtonSend, AddComment.Verb, $"comment {job} <text>")
            {
                TakesInputs = true,
                Style = CardDraft.Positive,
                Data = { [CardForm.JobField] = job.ToString() },
            });
        }

        return draft.Pages(ShowComments.Verb, job, $"{ShowComments.Verb} {job}", page, pages).Done();
    }

    /// <summary>Who wrote it; a word that nobody knows yet as it came.</summary>
    private static string Author(CommentAuthor author) =>
        author.IsCustomer ? Strings.AuthorCustomer : author.IsTranslator ? Strings.AuthorTranslator : author.Raw;
}
