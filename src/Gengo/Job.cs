namespace Gengo;

/// <summary>A translation job. A property is null if Gengo left it out, sent null, or sent something that cannot be read.</summary>
public sealed record Job
{
    /// <summary>The id that was asked for.</summary>
    public required JobId Id { get; init; }

    /// <summary>The order that the job belongs to.</summary>
    public long? OrderId { get; init; }

    /// <summary>The customer's title for the job.</summary>
    public string? Slug { get; init; }

    /// <summary>The text to translate. Text in <c>[[[ ]]]</c> is neither translated nor counted. Null for file jobs.</summary>
    public string? Source { get; init; }

    /// <summary>
    /// The translation. Gengo promises it only for reviewable and approved jobs. It can be a machine's: see
    /// <see cref="IsMachineTranslation"/>.
    /// </summary>
    public string? Translation { get; init; }

    /// <summary>Gengo's word for the kind of job, such as <c>text</c> or <c>file</c>; null in the generation that sends none.</summary>
    public string? Type { get; init; }

    /// <summary>What was ordered, such as <c>translation</c>; empty in the generation that does not say.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>Where the file to translate is, for file jobs.</summary>
    public Uri? SourceFile { get; init; }

    /// <summary>Where the translated file is, for file jobs that have one.</summary>
    public Uri? TranslationFile { get; init; }

    /// <summary>The glossary that the translator was given.</summary>
    public string? GlossaryId { get; init; }

    /// <summary>Whether <see cref="Translation"/> comes from a machine, because <c>preMt</c> asked for it.</summary>
    public bool IsMachineTranslation { get; init; }

    /// <summary>Gengo's language code, such as <c>en-gb</c> or <c>es-la</c>; empty if Gengo sent none.</summary>
    public required string SourceLanguage { get; init; }

    /// <inheritdoc cref="SourceLanguage"/>
    public required string TargetLanguage { get; init; }

    /// <summary>The number of words or characters; the source language decides which.</summary>
    public int? UnitCount { get; init; }

    /// <summary><c>word</c> or <c>character</c>, if Gengo says so.</summary>
    public string? UnitType { get; init; }

    /// <summary><c>standard</c> or <c>pro</c>. Old jobs may have <c>machine</c> or <c>ultra</c>.</summary>
    public string? Tier { get; init; }

    /// <summary>The price, taken from the credits when the job was ordered. Approving costs nothing more.</summary>
    public Money? Price { get; init; }

    /// <summary>The status; empty if Gengo sent none.</summary>
    public required JobStatus Status { get; init; }

    /// <summary>Gengo's estimate of the time until the job is done; null if it gives none.</summary>
    public TimeSpan? Eta { get; init; }

    /// <summary>The time of the order, to the second.</summary>
    public DateTimeOffset? OrderedAt { get; init; }

    /// <summary>Whether the job is approved as soon as the translator submits it, without a review.</summary>
    public bool AutoApprove { get; init; }

    /// <summary>The address that Gengo calls when the job changes.</summary>
    public Uri? CallbackUrl { get; init; }

    /// <summary>
    /// The picture whose text a rejection must carry. Null if the job needs no captcha, as on the live service since May 2019.
    /// </summary>
    public Uri? CaptchaUrl { get; init; }

    /// <summary>The customer's own data, up to 1 KB, unchanged.</summary>
    public string? CustomData { get; init; }

    /// <summary>Shows id and status only, since the texts must not reach a log.</summary>
    public override string ToString() => $"Job {Id} ({Status})";
}
