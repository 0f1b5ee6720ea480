using Gengo;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Text;

namespace GengoBot.Comments;

/// <summary>The parts that cards with comments share: a comment, and the box to answer in.</summary>
internal static class CommentParts
{
    /// <summary>Adds who wrote a comment, when, and as much of its text as fits.</summary>
    public static CardDraft Comment(this CardDraft draft, string author, DateTimeOffset? at, string text, int bytes)
    {
        var excerpt = TextPages.Excerpt(text, bytes);
        draft.Label(at is null ? "{0}" : "{0} · {1}", author, at).Quote(excerpt.Shown, rightToLeft: false);
        return excerpt.Missing > 0 ? draft.Line(Tone.Subtle, Strings.MoreOfComment, excerpt.Missing) : draft;
    }

    /// <param name="text">What was typed before.</param>
    public static CardDraft CommentBox(this CardDraft draft, string? problem = null, string text = "") =>
        draft.TextBox(new TextBox(CardFields.Comment, Strings.CommentLabel, text)
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

    /// <summary>The author in words; a kind that is not known yet as Gengo sent it.</summary>
    public static string AuthorOf(CommentAuthor author) =>
        author.IsCustomer ? Strings.AuthorCustomer : author.IsTranslator ? Strings.AuthorTranslator : author.Raw;
}
