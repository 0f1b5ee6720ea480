using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gengo.Http;

/// <summary>Removes an account's keys and signatures from a text that came from outside and may repeat the request.</summary>
internal sealed partial class SecretRedactor(GengoOptions options)
{
    private const string Mask = "…";

    // Only demos have shorter keys, and redacting "a" would leave nothing to read.
    private const int MinKeyLength = 8;

    // Longer than a key of the greatest allowed length in its longest form.
    private const int Margin = 8 * 1024;

    private readonly string[] _forms = [.. new[] { options.PublicKey, options.PrivateKey }
        .Where(key => key.Length >= MinKeyLength)
        .SelectMany(AsInAddress)
        .SelectMany(AsInJson)
        .Distinct(StringComparer.Ordinal)
        .OrderByDescending(form => form.Length)];

    public bool ContainsSecrets(string text) => WithoutKeys(text) != text;

    /// <summary>Returns the start of the text without keys, at most <paramref name="maxLength"/> long.</summary>
    public string Redact(string text, int maxLength)
    {
        // Half a key at the end would not be recognized, so a longer piece is redacted and its end is dropped.
        var isCut = text.Length > maxLength + Margin;
        var clean = WithoutKeys(isCut ? text[..(maxLength + Margin)] : text);
        clean = isCut ? clean[..^Math.Min(clean.Length, Margin)] : clean;
        return isCut || clean.Length > maxLength ? clean[..Math.Min(clean.Length, maxLength)] + Mask : clean;
    }

    private string WithoutKeys(string text)
    {
        text = _forms.Aggregate(text, (clean, form) => clean.Replace(form, Mask, StringComparison.OrdinalIgnoreCase));
        return Signature.Replace(Field.Replace(text, $"$1={Mask}"), Mask);
    }

    private static string[] AsInAddress(string key) =>
        [key, Uri.EscapeDataString(key), WebUtility.UrlEncode(key), WebUtility.HtmlEncode(key)];

    private static string[] AsInJson(string text) =>
    [
        text,
        JsonEncodedText.Encode(text).ToString(),
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("/", "\\/", StringComparison.Ordinal),
    ];

    [GeneratedRegex("(api_key|api_sig)=[^&\\s\"'<>]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Field { get; }

    [GeneratedRegex("[0-9a-f]{40}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Signature { get; }
}
