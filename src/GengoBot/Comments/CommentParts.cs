using Gengo;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Text;

namespace GengoBot.Comments;

/// <summary>What cards with comments have in common: a comment as it is read, and the box to answer in.</summary>
internal static class CommentParts
{
    /// <summary>Who wrote it, when, and the text, as much of it as fits.</summary>
    public static CardDraft Comment(this CardDraft draft, string author, DateTimeOffset? at, string text, int bytes)
    {
        var excerpt = TextPages.Excerpt(text, bytes);
        draft.Label(at is null ? "{0}" : "{0} · {1}", author, at).Quote(excerpt.Shown, rightToLeft: false);
        return excerpt.Missing > 0 ? draft.Line(Tone.Subtle, Strings.MoreOfComment, excerpt.Missing) : draft;
    }

    public static CardDraft CommentBox(this CardDraft draft, string? problem = null) => draft.TextBox(new TextBox(CardFields.Comment, Strings.CommentLabel, "")
    {
        IsMultiline = true,
        Required = Strings.GengoCommentMissing,
        Problem = problem,
        Placeholder = Strings.CommentPlaceholder,
    });

    public static Button Send(JobId job) => new(Strings.ButtonSend, Verbs.Comment, $"comment {job} <text>")
    {
        TakesInputs = true,
        Style = CardDraft.Positive,
        Data = { [CardFields.Job] = job.ToString() },
    };

    /// <summary>A word that nobody knows yet as it came.</summary>
    public static string AuthorOf(CommentAuthor author) =>
        author.IsCustomer ? Strings.AuthorCustomer : author.IsTranslator ? Strings.AuthorTranslator : author.Raw;
}
