using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gengo.Http;

/// <summary>Blots out an account's keys and signatures in a text from outside, which may repeat the request.</summary>
internal sealed partial class Secrets(GengoOptions options)
{
    private const string Blot = "…";

    // A shorter key is a demo's; blotting out "a" would leave nothing to read.
    private const int ShortestKey = 8;

    // Longer than the longest key in its longest form.
    private const int Margin = 8 * 1024;

    private readonly string[] _forms = [.. new[] { options.PublicKey, options.PrivateKey }
        .Where(key => key.Length >= ShortestKey)
        .SelectMany(AsInAddress)
        .SelectMany(AsInJson)
        .Distinct(StringComparer.Ordinal)
        .OrderByDescending(form => form.Length)];

    public bool AreIn(string text) => WithoutKeys(text) != text;

    /// <summary>The text's start, up to <paramref name="length"/>, without keys.</summary>
    public string Start(string text, int length)
    {
        // Half a key at the end of a piece would stay unknown, so a piece is taken that is longer than wanted, and its end is dropped.
        var isCut = text.Length > length + Margin;
        var clean = WithoutKeys(isCut ? text[..(length + Margin)] : text);
        clean = isCut ? clean[..^Math.Min(clean.Length, Margin)] : clean;
        return isCut || clean.Length > length ? clean[..Math.Min(clean.Length, length)] + Blot : clean;
    }

    private string WithoutKeys(string text)
    {
        text = _forms.Aggregate(text, (clean, form) => clean.Replace(form, Blot, StringComparison.OrdinalIgnoreCase));
        return Signature.Replace(Field.Replace(text, $"$1={Blot}"), Blot);
    }

    private static string[] AsInAddress(string key) => [key, Uri.EscapeDataString(key), WebUtility.UrlEncode(key), WebUtility.HtmlEncode(key)];

    private static string[] AsInJson(string text) =>
    [
        text,
        JsonEncodedText.Encode(text).ToString(),
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("/", "\\/", StringComparison.Ordinal),
    ];

    [GeneratedRegex("(api_key|api_sig)=[^&\\s\"'<>]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Field { get; }

    [GeneratedRegex("[0-9a-f]{40}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Signature { get; }
}
