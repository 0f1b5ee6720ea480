using System.Text;

namespace GengoBot.Scheduler;

/// <summary>Which partition something belongs to; the same in every process, for ever.</summary>
internal static class Partitions
{
    public const int Count = 32;

    public static int Of(string key)
    {
        // FNV-1a: a string's own hash is another one in each process.
        var hash = 2166136261u;
        foreach (var unit in Encoding.UTF8.GetBytes(key))
        {
            hash = (hash ^ unit) * 16777619u;
        }

        return (int)(hash % Count);
    }
}
