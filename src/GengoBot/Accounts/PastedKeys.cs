using System.Buffers;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace GengoBot.Accounts;

/// <summary>
/// Knows a Gengo key in what people type: such a message is not carried out. Keys have no prefix to know them by (gengo-api.md, section 2), so beside those of the
/// settings it is their look: long, one word, signs and letters of all kinds in no order. A key that happens to look like a plain word passes.
/// </summary>
internal sealed partial class PastedKeys(IOptionsMonitor<GengoAccountsOptions> accounts)
{
    /// <summary>A shorter key of the settings is none of Gengo's, and would be found in any text.</summary>
    private const int ShortestOwn = 8;

    private const int Shortest = 20;
    private const int ShortestRest = 16;
    private const int Longest = 80;

    /// <summary>Signs that addresses, queries and plain words do not have.</summary>
    private static readonly SearchValues<char> RareSigns = SearchValues.Create("|~[]{}^");

    public bool IsIn(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return false;
        }

        // As a client wrote it, and as it was copied out of an address.
        var text = WebUtility.HtmlDecode(typed);
        return Holds(text) || (text.Contains('%', StringComparison.Ordinal) && HoldsOwn(WebUtility.UrlDecode(text)));
    }

    private bool Holds(string text) => HoldsOwn(text) || Named.IsMatch(text) || Words(text).Any(static word => LooksLikeKey(word));

    private bool HoldsOwn(string text) => accounts.CurrentValue.Accounts.Values
        .SelectMany(static account => new[] { account.PublicKey, account.PrivateKey })
        .Any(key => key is { Length: >= ShortestOwn } && text.Contains(key, StringComparison.Ordinal));

    private static IEnumerable<string> Words(string text) => text
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(static word => word.Trim('"', '\'', '`', '“', '”', ',', ';', '.'))
        .Where(static word => word.Length is >= Shortest and <= Longest);

    private static bool LooksLikeKey(string word)
    {
        // Texts to translate have addresses, tags and placeholders: %{user_1}, [b], {{Count}}.
        if (word.Contains("://", StringComparison.Ordinal) || word.AsSpan().ContainsAny('<', '>', '/') || word.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return false;
        }

        var rest = Placeholder.Replace(word, "");
        if (rest.Length < ShortestRest || !rest.Any(char.IsAsciiLetterUpper) || !rest.Any(char.IsAsciiLetterLower) || !rest.Any(char.IsAsciiDigit) || !rest.AsSpan().ContainsAny(RareSigns))
        {
            return false;
        }

        var signs = rest.Where(static sign => !char.IsAsciiLetterOrDigit(sign)).Distinct().Count();
        var changes = rest.Zip(rest.Skip(1)).Count(static pair => KindOf(pair.First) != KindOf(pair.Second));
        return signs >= 3 && changes * 5 >= rest.Length * 2;
    }

    private static int KindOf(char letter) => char.IsAsciiLetterUpper(letter) ? 0 : char.IsAsciiLetterLower(letter) ? 1 : char.IsAsciiDigit(letter) ? 2 : 3;

    /// <summary>Somebody who names it; and a signed address, which signs any call.</summary>
    [GeneratedRegex(@"\b(?:api|public|private)[_ -]?key\b[""']?\s*[:=]\s*\S{16,}|\bapi_sig\s*=\s*[0-9a-f]{40}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named { get; }

    [GeneratedRegex(@"[%$#@]?(?:\{{1,3}|\[{1,2})[\w.:-]*(?:\}{1,3}|\]{1,2})")]
    private static partial Regex Placeholder { get; }
}
