using System.Collections.Immutable;
using Gengo.Sandbox.Captchas;

namespace Gengo.Sandbox.Jobs;

/// <summary>A job as Gengo's own staff sees it. It never changes: a step of its life is a new record in its place.</summary>
public sealed record SandboxJob
{
    public long Id { get; init; }

    public long OrderId { get; init; }

    public string Slug { get; init; } = "Spring newsletter";

    public string BodySrc { get; init; } = "Spring is here, and so are our new colours.";

    public string LcSrc { get; init; } = "en";

    public string LcTgt { get; init; } = "de";

    /// <summary>Words, or characters where the source language is counted so. Counted when left out.</summary>
    public int? UnitCount { get; init; }

    public string Tier { get; init; } = "standard";

    /// <summary>Price. Reckoned from the units when left out.</summary>
    public decimal? Credits { get; init; }

    public string Currency { get; init; } = "USD";

    public string Status { get; init; } = Jobs.Status.Available;

    public long Eta { get; init; } = -1;

    public DateTimeOffset Ctime { get; init; }

    public bool AutoApprove { get; init; }

    public string? CallbackUrl { get; init; }

    public string? CustomData { get; init; }

    public string? GlossaryId { get; init; }

    /// <summary>What <c>pre_mt=1</c> gives while no translator's text is ready.</summary>
    public string? MachineTranslation { get; init; }

    /// <summary>Oldest first; the newest is the translation.</summary>
    public ImmutableList<Revision> Revisions { get; init; } = [];

    public ImmutableList<Comment> Thread { get; init; } = [];

    public Feedback? Feedback { get; init; }

    public Rejection? Rejection { get; init; }

    public bool Archived { get; init; }

    /// <summary>Whether rejecting this job takes a captcha at all, in the generation that knows them.</summary>
    public bool AsksCaptcha { get; init; } = true;

    public Captcha? Captcha { get; init; }

    /// <summary>Where a held job goes on.</summary>
    internal string? HeldFrom { get; init; }

    /// <summary>When a reviewable job approves itself.</summary>
    internal DateTimeOffset? ReviewEnds { get; init; }

    /// <summary>Docs promise a translation in these two states only, and nobody should count on more.</summary>
    internal string? Translation =>
        Status is Jobs.Status.Reviewable or Jobs.Status.Approved && Revisions is [.., var newest] ? newest.Body : null;
}
