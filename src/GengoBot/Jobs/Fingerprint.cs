using System.Security.Cryptography;
using System.Text;
using Gengo;

namespace GengoBot.Jobs;

/// <summary>Tells whether a translation is still the one that a person saw.</summary>
internal static class Fingerprint
{
    public static string Of(Job job) => Of(job.Translation ?? "");

    /// <summary>Tells whether a card still shows the job's current status and text.</summary>
    public static string OfState(Job job) => Of($"{job.Status.Raw}\n{job.Translation}");

    public static string Of(string translation)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(translation), hash);
        return Convert.ToHexStringLower(hash[..8]);
    }
}
