using Gengo;

namespace GengoBot.Jobs;

/// <summary>What a job's answer holds as its translation (docs/protocol/gengo.md#kinds-of-jobs).</summary>
internal enum ShownTranslation
{
    None,

    /// <summary>The text that the translator submitted.</summary>
    Text,

    /// <summary>A file: the card links to it.</summary>
    File,

    /// <summary>A text in a status for which Gengo promises none: an earlier one, or a machine's.</summary>
    NotFinal,

    /// <summary>A text that Gengo says is a machine's.</summary>
    Machine,
}

internal static class ShownTranslations
{
    private const string MachineTier = "machine";

    public static ShownTranslation Of(Job job)
    {
        var isFinal = job.Status == JobStatus.Reviewable || job.Status == JobStatus.Approved;
        return isFinal && job.TranslationFile is not null ? ShownTranslation.File
            : string.IsNullOrEmpty(job.Translation) ? ShownTranslation.None
            : job.IsMachineTranslation || job.Tier == MachineTier ? ShownTranslation.Machine
            : isFinal ? ShownTranslation.Text
            : ShownTranslation.NotFinal;
    }

    /// <summary>Whether the job waits for a decision, and there is a translation to decide about.</summary>
    public static bool MayBeDecided(Job job) =>
        job.Status == JobStatus.Reviewable && Of(job) is ShownTranslation.Text or ShownTranslation.File;
}
