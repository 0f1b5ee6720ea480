using System.Security.Cryptography;
using System.Text;
using Gengo;

namespace GengoBot.Jobs;

/// <summary>
/// Tells whether a translation is still the one that a person saw: what an approval is bound to (docs/protocol/gengo.md#kinds-of-jobs).
/// </summary>
internal static class Fingerprint
{
    public static string Of(Job job) => ShownTranslations.Of(job) switch
    {
        ShownTranslation.NotFinal or ShownTranslation.Machine => Of($"not final\n{Content(job)}"),
        _ => Of(Content(job)),
    };

    /// <summary>Tells whether a card still shows the job's current status and text.</summary>
    public static string OfState(Job job) => Of($"{job.Status.Raw}\n{Content(job)}");

    public static string Of(string translation)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(translation), hash);
        return Convert.ToHexStringLower(hash[..8]);
    }

    /// <summary>Without the query of a file's address: it may hold a signature of the moment, another with each read.</summary>
    private static string Content(Job job) => job.TranslationFile is { } file
        ? $"{file.GetLeftPart(UriPartial.Path)}\n{job.Translation}"
        : job.Translation ?? "";
}
