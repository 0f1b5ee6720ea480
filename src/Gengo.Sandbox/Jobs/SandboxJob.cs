using System.Collections.Immutable;
using Gengo.Sandbox.Captchas;

namespace Gengo.Sandbox.Jobs;

/// <summary>A job with everything that Gengo knows about it. It is immutable: a change replaces the record.</summary>
public sealed record SandboxJob
{
    public long Id { get; init; }

    public long OrderId { get; init; }

    public string Slug { get; init; } = "Spring newsletter";

    public string BodySrc { get; init; } = "Spring is here, and so are our new colours.";

    public string LcSrc { get; init; } = "en";

    public string LcTgt { get; init; } = "de";

    /// <summary>The number of words, or of characters in some source languages. The sandbox counts them if it is left out.</summary>
    public int? UnitCount { get; init; }

    public string Tier { get; init; } = "standard";

    /// <summary>The price. The sandbox calculates it from the units if it is left out.</summary>
    public decimal? Credits { get; init; }

    public string Currency { get; init; } = "USD";

    public string Status { get; init; } = Jobs.Status.Available;

    public long Eta { get; init; } = -1;

    public DateTimeOffset Ctime { get; init; }

    public bool AutoApprove { get; init; }

    public string? CallbackUrl { get; init; }

    public string? CustomData { get; init; }

    public string? GlossaryId { get; init; }

    /// <summary>The text that <c>pre_mt=1</c> returns until the translation is ready.</summary>
    public string? MachineTranslation { get; init; }

    /// <summary>What <c>body_tgt</c> holds while Gengo promises no translation: an earlier text, or a machine's.</summary>
    public string? UnfinishedTranslation { get; init; }

    /// <summary>The addresses of a file job's files. It has no source text.</summary>
    public string? FileUrlSrc { get; init; }

    public string? FileUrlTgt { get; init; }

    /// <summary>What was ordered, for the generation that says so.</summary>
    public ImmutableList<string> Services { get; init; } = ["translation"];

    /// <summary>The revisions, oldest first. The last one is the translation.</summary>
    public ImmutableList<Revision> Revisions { get; init; } = [];

    public ImmutableList<Comment> Thread { get; init; } = [];

    public Feedback? Feedback { get; init; }

    public Rejection? Rejection { get; init; }

    public bool Archived { get; init; }

    /// <summary>Whether a rejection needs a captcha, in the generation that has them.</summary>
    public bool AsksCaptcha { get; init; } = true;

    public Captcha? Captcha { get; init; }

    /// <summary>The status to which a held job returns.</summary>
    internal string? HeldFrom { get; init; }

    /// <summary>When a reviewable job is approved automatically.</summary>
    internal DateTimeOffset? ReviewEnds { get; init; }

    /// <summary>The translation, in the two statuses for which Gengo promises it.</summary>
    internal string? Translation =>
        Status is not (Jobs.Status.Reviewable or Jobs.Status.Approved) ? UnfinishedTranslation
        : FileUrlTgt is null && Revisions is [.., var newest] ? newest.Body : null;
}
