using System.Text;
using AdaptiveCards;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Differences;
using GengoBot.Text;

namespace GengoBot.Jobs;

/// <summary>
/// Draws what changed between two texts. Removed and added text is marked by signs, for everyone, and by style, for the eye. Unchanged
/// text is folded.
/// </summary>
internal static class Difference
{
    public const int DefaultPageBytes = 9_000;

    /// <summary>The size from which a piece is cut, so that it can continue on the next page.</summary>
    private const int PieceBytes = 3_000;

    /// <summary>The bytes that a run takes on the card besides its text.</summary>
    private const int RunBytes = 170;

    private const int UnchangedWordsKept = 12;
    private const int UnchangedCharactersKept = 40;

    private sealed record Piece(DiffKind Kind, string Text)
    {
        public int Cost => RunBytes + (2 * TextPages.Size(Text));
    }

    /// <returns>The number of pages. <paramref name="page"/> is the page that was drawn.</returns>
    public static int Draw(
        CardDraft draft, string before, string after, string language, int wantedPage, out int page, int pageBytes = DefaultPageBytes)
    {
        if (before == after)
        {
            draft.Line(Strings.DiffNothing);
            page = 1;
            return 1;
        }

        var unit = DiffUnits.For(language);
        var changes = TextDiff.JoinAcrossSpaces(TextDiff.Compare(before, after));
        var folded = TextDiff.Fold(changes, unit, unit == DiffUnit.Word ? UnchangedWordsKept : UnchangedCharactersKept);
        var parts = DiffSigns.Show(folded);
        var pages = Paginate(parts.SelectMany(part => Pieces(part, unit)), pageBytes);
        page = Paging.Within(wantedPage, pages.Count);

        if (DiffSigns.IsOnlyUnseen(changes))
        {
            draft.Line(Tone.Attention, Strings.DiffOnlyUnseen);
        }

        draft.Line(Tone.Subtle, Strings.DiffLegend);
        if (DiffSigns.AreIn(parts))
        {
            draft.Line(Tone.Subtle, Strings.DiffSigns);
        }

        draft.Runs(pages[page - 1].Select(static line => line.ConvertAll(Run)), LanguageNames.IsRightToLeft(language));
        return pages.Count;
    }

    private static IEnumerable<Piece> Pieces(DiffPart part, DiffUnit unit) => part.Kind == DiffKind.Folded
        ? [new Piece(part.Kind, Sentence.InPlainText(unit == DiffUnit.Word ? Strings.FoldedWords : Strings.FoldedCharacters, part.Hidden))]
        : TextPages.Split(part.Text, PieceBytes).Select(chunk => new Piece(part.Kind, chunk.Shown));

    /// <summary>
    /// Divides the pieces into lines and pages. A line break in the text begins a new line, since clients join lines within one.
    /// </summary>
    private static List<List<List<Piece>>> Paginate(IEnumerable<Piece> pieces, int pageBytes)
    {
        var line = new List<Piece>();
        var lines = new List<List<Piece>> { line };
        var pages = new List<List<List<Piece>>> { lines };
        var cost = 0;

        foreach (var piece in pieces)
        {
            var first = true;
            foreach (var text in UntrustedText.Lines(piece.Text))
            {
                if (!first)
                {
                    line = [];
                    lines.Add(line);
                }

                first = false;
                var part = piece with { Text = text };
                if (cost + part.Cost > pageBytes && cost > 0)
                {
                    line = [];
                    lines = [line];
                    pages.Add(lines);
                    cost = 0;
                }

                // An empty line costs as much as a run.
                cost += part.Cost;
                if (text.Length > 0)
                {
                    line.Add(part);
                }
            }
        }

        return pages;
    }

    private static AdaptiveTextRun Run(Piece piece) => new(Marked(piece))
    {
        Color = piece.Kind switch
        {
            DiffKind.Removed => AdaptiveTextColor.Attention,
            DiffKind.Added => AdaptiveTextColor.Good,
            _ => AdaptiveTextColor.Default,
        },
        Strikethrough = piece.Kind == DiffKind.Removed,
        Weight = piece.Kind == DiffKind.Added ? AdaptiveTextWeight.Bolder : AdaptiveTextWeight.Default,
        IsSubtle = piece.Kind == DiffKind.Folded,
    };

    private static string Marked(Piece piece) => piece.Kind switch
    {
        DiffKind.Removed => new StringBuilder("[−").Append(UntrustedText.Of(piece.Text)).Append("−]").ToString(),
        DiffKind.Added => new StringBuilder("[+").Append(UntrustedText.Of(piece.Text)).Append("+]").ToString(),
        DiffKind.Folded => $" {piece.Text} ",
        _ => UntrustedText.Of(piece.Text),
    };
}
