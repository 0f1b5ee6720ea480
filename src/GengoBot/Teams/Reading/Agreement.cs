using System.Net;

namespace GengoBot.Teams.Reading;

/// <summary>
/// Compares a message's text with its HTML. Only letters and digits count: each client sets spaces, signs and emoji in its own way.
/// </summary>
internal static class Agreement
{
    /// <summary>There are several only where a piece begins like what stands behind it.</summary>
    private const int MaxPlaces = 64;

    /// <summary>
    /// Whether the pieces in their order make up the text. All but the written ones may be missing in it, or be cut short.
    /// </summary>
    public static bool Holds(string text, IEnumerable<HtmlPiece> pieces)
    {
        var letters = LettersOf(text);
        List<int> places = [0];

        foreach (var (kind, words) in pieces)
        {
            var piece = LettersOf(words);
            var next = new List<int>();

            foreach (var place in places)
            {
                var common = letters.AsSpan(place).CommonPrefixLength(piece);
                next.AddRange(kind != PieceKind.Written ? [place, place + common] : common == piece.Length ? [place + common] : []);
            }

            places = [.. next.Distinct().OrderDescending().Take(MaxPlaces)];
        }

        return places.Contains(letters.Length);
    }

    /// <summary>Cuts out lines that were taken over from another message.</summary>
    /// <returns>The text as it was where these lines are not in it.</returns>
    public static string Without(string text, string takenOver)
    {
        var letters = LettersOf(takenOver);
        var places = Enumerable.Range(0, text.Length).Where(index => char.IsLetterOrDigit(text[index])).ToArray();
        var written = string.Concat(places.Select(place => text[place]));
        var at = letters.Length == 0 ? -1 : written.LastIndexOf(letters, StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        var (first, last) = (places[at], places[at + letters.Length - 1]);
        var start = text.LastIndexOf('\n', first) + 1;
        var end = text.IndexOf('\n', last) is >= 0 and var line ? line : text.Length;
        var areWholeLines = (at == 0 || places[at - 1] < start)
            && (at + letters.Length == places.Length || places[at + letters.Length] > end);
        return areWholeLines ? text.Remove(start, end - start).Trim() : text;
    }

    private static string LettersOf(string text) => string.Concat(WebUtility.HtmlDecode(text).Where(char.IsLetterOrDigit));
}
