using System.Buffers;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace GengoBot.Accounts;

/// <summary>
/// Recognizes a Gengo key in what people type, so that such a message is not carried out. Keys have no prefix
/// (docs/protocol/gengo.md#signing-a-call). So besides the keys in the settings, it recognizes their look: long, one word, letters of all
/// kinds and signs in no order. A key that happens to look like a plain word passes.
/// </summary>
internal sealed partial class PastedKeys(IOptionsMonitor<GengoAccountsOptions> accounts)
{
    /// <summary>The least length of a key in the settings: a shorter one is not Gengo's, and would be found in any text.</summary>
    private const int MinLengthOwn = 8;

    private const int MinLength = 20;
    private const int MinLengthRest = 16;
    private const int MaxLength = 80;

    /// <summary>Signs that addresses, queries and plain words do not contain.</summary>
    private static readonly SearchValues<char> RareSigns = SearchValues.Create("|~[]{}^");

    public bool IsIn(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return false;
        }

        // As a client wrote it, and as copied from an address.
        var text = WebUtility.HtmlDecode(typed);
        return Holds(text) || (text.Contains('%', StringComparison.Ordinal) && HoldsOwn(WebUtility.UrlDecode(text)));
    }

    private bool Holds(string text) => HoldsOwn(text) || Named.IsMatch(text) || Words(text).Any(static word => LooksLikeKey(word));

    private bool HoldsOwn(string text) => accounts.CurrentValue.Accounts.Values
        .SelectMany(static account => new[] { account.PublicKey, account.PrivateKey })
        .Any(key => key is { Length: >= MinLengthOwn } && text.Contains(key, StringComparison.Ordinal));

    private static IEnumerable<string> Words(string text) => text
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(static word => word.Trim('"', '\'', '`', '“', '”', ',', ';', '.'))
        .Where(static word => word.Length is >= MinLength and <= MaxLength);

    private static bool LooksLikeKey(string word)
    {
        // Texts to translate contain addresses, tags and placeholders: %{user_1}, [b], {{Count}}.
        if (word.Contains("://", StringComparison.Ordinal) || word.AsSpan().ContainsAny('<', '>', '/')
            || word.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return false;
        }

        var rest = Placeholder.Replace(word, "");
        if (rest.Length < MinLengthRest || !rest.Any(char.IsAsciiLetterUpper) || !rest.Any(char.IsAsciiLetterLower)
            || !rest.Any(char.IsAsciiDigit) || !rest.AsSpan().ContainsAny(RareSigns))
        {
            return false;
        }

        var signs = rest.Where(static sign => !char.IsAsciiLetterOrDigit(sign)).Distinct().Count();
        var changes = rest.Zip(rest.Skip(1)).Count(static pair => KindOf(pair.First) != KindOf(pair.Second));
        return signs >= 3 && changes * 5 >= rest.Length * 2;
    }

    private static int KindOf(char letter) =>
        char.IsAsciiLetterUpper(letter) ? 0 : char.IsAsciiLetterLower(letter) ? 1 : char.IsAsciiDigit(letter) ? 2 : 3;

    /// <summary>Whether the text names a key, or is a signed address, which signs any call.</summary>
    [GeneratedRegex(@"\b(?:api|public|private)[_ -]?key\b[""']?\s*[:=]\s*\S{16,}|\bapi_sig\s*=\s*[0-9a-f]{40}\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named { get; }

    [GeneratedRegex(@"[%$#@]?(?:\{{1,3}|\[{1,2})[\w.:-]*(?:\}{1,3}|\]{1,2})")]
    private static partial Regex Placeholder { get; }
}
