namespace Gengo;

/// <summary>A translation job, as <c>GET translate/job/{id}</c> shows it. Null is what Gengo left out, sent as null, or sent unreadable.</summary>
public sealed record Job
{
    /// <summary>The job's number.</summary>
    public required JobId Id { get; init; }

    /// <summary>The order that the job came with.</summary>
    public long? OrderId { get; init; }

    /// <summary>The title that the customer gave.</summary>
    public string? Slug { get; init; }

    /// <summary>The text to translate. What stands in <c>[[[ ]]]</c> is neither translated nor counted. Null for jobs of files.</summary>
    public string? Source { get; init; }

    /// <summary>The translation. Promised by Gengo only while reviewable and when approved; see <see cref="IsMachineTranslation"/>.</summary>
    public string? Translation { get; init; }

    /// <summary><see cref="Translation"/> is a machine's, sent because <c>preMt</c> asked for it.</summary>
    public bool IsMachineTranslation { get; init; }

    /// <summary>Gengo's code of the language, such as <c>en-gb</c> or <c>es-la</c>; empty when it was missing.</summary>
    public required string SourceLanguage { get; init; }

    /// <summary>As <see cref="SourceLanguage"/>.</summary>
    public required string TargetLanguage { get; init; }

    /// <summary>Words or characters, by the source language.</summary>
    public int? UnitCount { get; init; }

    /// <summary><c>word</c> or <c>character</c>, where Gengo says so.</summary>
    public string? UnitType { get; init; }

    /// <summary><c>standard</c> or <c>pro</c>; <c>machine</c> and <c>ultra</c> are of the old days.</summary>
    public string? Tier { get; init; }

    /// <summary>What the job cost when it was ordered. Approving costs nothing more.</summary>
    public Money? Price { get; init; }

    /// <summary>Where the job stands.</summary>
    public required JobStatus Status { get; init; }

    /// <summary>Gengo's estimate of the time until it is done; null when it gives none.</summary>
    public TimeSpan? Eta { get; init; }

    /// <summary>When the job was ordered, to the second.</summary>
    public DateTimeOffset? OrderedAt { get; init; }

    /// <summary>The job is approved as soon as the translator submits: there will be nothing to review.</summary>
    public bool AutoApprove { get; init; }

    /// <summary>Where Gengo posts news of the job.</summary>
    public Uri? CallbackUrl { get; init; }

    /// <summary>The picture whose text a rejection must carry. Null means that none is asked for: Gengo dropped captchas in May 2019.</summary>
    public Uri? CaptchaUrl { get; init; }

    /// <summary>The customer's own words, up to 1 KB, as given.</summary>
    public string? CustomData { get; init; }

    /// <summary>Number and status: the texts of a job have no place in a log.</summary>
    public override string ToString() => $"Job {Id} ({Status})";
}
