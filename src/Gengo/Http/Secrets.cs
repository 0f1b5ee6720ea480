using System.Net;
using System.Text.RegularExpressions;

namespace Gengo.Http;

/// <summary>Blots out an account's keys and signatures in a text from outside, which may repeat the request.</summary>
internal sealed partial class Secrets(GengoOptions options)
{
    private const string Blot = "…";

    // A shorter key is a demo's; blotting out "a" would leave nothing to read.
    private const int ShortestKey = 8;

    // An encoding makes a letter at most twelve ("&" of a surrogate pair aside), so a text cut here cuts no key that the bound below keeps.
    private const int Margin = 8 * 1024;

    private readonly string[] _forms = [.. new[] { options.PublicKey, options.PrivateKey }
        .Where(key => key.Length >= ShortestKey)
        .SelectMany(key => new[] { key, Uri.EscapeDataString(key), WebUtility.UrlEncode(key), WebUtility.HtmlEncode(key) })
        .Distinct(StringComparer.Ordinal)
        .OrderByDescending(form => form.Length)];

    public bool AreIn(string text) => !ReferenceEquals(text, WithoutKeys(text));

    /// <summary>The text's start, up to <paramref name="length"/>, without keys.</summary>
    public string Start(string text, int length)
    {
        var clean = WithoutKeys(text.Length > length + Margin ? text[..(length + Margin)] : text);
        return clean.Length > length ? clean[..length] + Blot : clean;
    }

    private string WithoutKeys(string text)
    {
        foreach (var form in _forms)
        {
            text = text.Replace(form, Blot, StringComparison.OrdinalIgnoreCase);
        }

        return SignedField.Replace(text, $"$1={Blot}") is var clean && Signature.Replace(clean, Blot) is var cleaner && cleaner == text ? text : cleaner;
    }

    [GeneratedRegex("(api_key|api_sig)=[^&\\s\"'<>]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SignedField { get; }

    [GeneratedRegex("[0-9a-f]{40}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Signature { get; }
}
