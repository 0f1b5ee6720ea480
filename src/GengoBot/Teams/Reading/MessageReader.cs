using System.Buffers;
using Microsoft.Bot.Schema;

namespace GengoBot.Teams.Reading;

/// <summary>
/// Reads a message out of the three places where Teams tells what somebody wrote: the text, the entities, and an attachment of HTML. They
/// do not always agree: see docs/protocol/teams.md#the-words-of-a-message.
/// </summary>
internal static class MessageReader
{
    /// <summary>The tags of what a text may lack, or hold of another message. In most messages the HTML only repeats the text.</summary>
    private static readonly SearchValues<string> Telling =
        SearchValues.Create(["<img", "<emoji", "<customemoji", "<a ", "<a\n", "<blockquote"], StringComparison.OrdinalIgnoreCase);

    public static WrittenMessage Read(IMessageActivity message)
    {
        // In the activity schema a missing format means plain.
        var isMarkup = message.TextFormat is { Length: > 0 } format && !format.Equals("plain", StringComparison.OrdinalIgnoreCase);
        var mentions = new MessageMentions(message);
        var text = MarkedText.Read(message.Text ?? "", isMarkup, mentions);
        var written = new WrittenMessage(text.ToString(), !isMarkup, text.People, mentions.NameBot);

        return HtmlOf(message) is { } html && (written.Words.Length == 0 || html.AsSpan().ContainsAny(Telling))
            ? Choose(written, HtmlWords.Read(html, mentions))
            : written;
    }

    /// <summary>The HTML of what was typed: beside a value it is none of that, since the message comes from a card.</summary>
    private static string? HtmlOf(IMessageActivity message) => message.Value is not null ? null : message.Attachments?
        .Where(static attachment => attachment.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true)
        .Select(static attachment => attachment.Content as string)
        .FirstOrDefault(static html => !string.IsNullOrWhiteSpace(html));

    /// <summary>The text decides, unless it is empty, or the HTML says the same and more.</summary>
    private static WrittenMessage Choose(WrittenMessage text, HtmlWords html)
    {
        var rich = text with { Words = html.Words, HoldsEntities = false, People = html.People };
        if (text.Words.Length == 0)
        {
            return rich;
        }

        var own = html.Pieces.Where(static piece => piece.Kind != PieceKind.TakenOver);
        var others = html.Pieces.Where(static piece => piece.Kind == PieceKind.TakenOver).ToList();
        if (!html.HoldsMoreThan(text.Words) && (others.Count == 0 || Agreement.Holds(text.Words, own)))
        {
            return text;
        }

        return Agreement.Holds(text.Words, html.Pieces)
            ? rich
            : text with { Words = Agreement.Without(text.Words, string.Concat(others.Select(static piece => piece.Text))) };
    }
}
