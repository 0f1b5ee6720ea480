using System.Security.Cryptography;
using System.Text;
using Gengo;

namespace GengoBot.Polling;

/// <summary>A comment, and by what to know it again: Gengo gives comments no numbers, and two with the same words can both be real.</summary>
/// <param name="Key">Of its author, time and words, and of how many such stand before it in the thread. None of its words.</param>
/// <param name="Fingerprint">Of the customer's words alone; null for anybody else's.</param>
/// <param name="Before">How many of the customer's with the same words stand before it.</param>
internal sealed record KnownComment(Comment Comment, string Key, string? Fingerprint, int Before)
{
    public static IReadOnlyList<KnownComment> In(IReadOnlyList<Comment> thread)
    {
        var same = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. thread.Select(comment =>
        {
            var key = Hash(comment);
            var fingerprint = comment.Author.IsCustomer ? Jobs.Fingerprint.Of(comment.Body.Trim()) : null;
            return new KnownComment(comment, $"{key}.{CountUp(same, key)}", fingerprint, fingerprint is null ? 0 : CountUp(same, fingerprint));
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
