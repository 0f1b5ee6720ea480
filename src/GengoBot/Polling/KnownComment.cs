using System.Security.Cryptography;
using System.Text;
using Gengo;

namespace GengoBot.Polling;

/// <summary>A comment and a key that identifies it: Gengo's comments have no ids, and two with the same text can both be real.</summary>
/// <param name="Key">A hash of its author, time and text, and how many equal comments come before it. It holds none of the text.</param>
/// <param name="Fingerprint">The fingerprint of a customer's text; null for other authors.</param>
/// <param name="Before">How many of the customer's comments with the same text come before it.</param>
internal sealed record KnownComment(Comment Comment, string Key, string? Fingerprint, int Before)
{
    public static IReadOnlyList<KnownComment> In(IReadOnlyList<Comment> thread)
    {
        var same = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. thread.Select(comment =>
        {
            var key = Hash(comment);
            var fingerprint = comment.Author.IsCustomer ? Jobs.Fingerprint.Of(comment.Body.Trim()) : null;
            return new KnownComment(
                comment, $"{key}.{CountUp(same, key)}", fingerprint, fingerprint is null ? 0 : CountUp(same, fingerprint));
        })];
    }

    /// <summary>Gengo's word for a translator has changed twice, and the comments are the same ones.</summary>
    private static string Hash(Comment comment)
    {
        var author = comment.Author.IsCustomer ? "customer" : comment.Author.IsTranslator ? "translator" : comment.Author.Raw;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{author}\n{comment.CreatedAt?.ToUnixTimeSeconds()}\n{comment.Body}"));
        return Convert.ToHexStringLower(hash[..16]);
    }

    private static int CountUp(Dictionary<string, int> counts, string key)
    {
        var before = counts.GetValueOrDefault(key);
        counts[key] = before + 1;
        return before;
    }
}
