using System.Text.Json.Serialization;

namespace Gengo.Wire;

/// <summary>A job in Gengo's JSON.</summary>
internal sealed class JobWire
{
    public decimal? OrderId { get; set; }

    public string? Slug { get; set; }

    public string? BodySrc { get; set; }

    public string? BodyTgt { get; set; }

    public string? Type { get; set; }

    [JsonConverter(typeof(LooseTexts))]
    public IReadOnlyList<string>? Services { get; set; }

    public string? FileUrlSrc { get; set; }

    /// <summary>The same in Gengo's documentation of 2013.</summary>
    public string? SrcFileLink { get; set; }

    public string? FileUrlTgt { get; set; }

    public string? GlossaryId { get; set; }

    public bool Mt { get; set; }

    public string? LcSrc { get; set; }

    public string? LcTgt { get; set; }

    public decimal? UnitCount { get; set; }

    public string? UnitType { get; set; }

    public string? Tier { get; set; }

    public decimal? Credits { get; set; }

    public string? Currency { get; set; }

    public string? Status { get; set; }

    public decimal? Eta { get; set; }

    public decimal? Ctime { get; set; }

    public bool AutoApprove { get; set; }

    public string? CallbackUrl { get; set; }

    public string? CaptchaUrl { get; set; }

    public string? CustomData { get; set; }

    /// <summary>Takes the id that was asked for, since <c>job_id</c> may be a text, a number or absent.</summary>
    public Job ToJob(JobId id) => new()
    {
        Id = id,
        OrderId = WireValues.ToId(OrderId),
        Slug = Slug.OrNull(),
        Source = BodySrc.OrNull(),
        Translation = BodyTgt.OrNull(),
        Type = Type.OrNull(),
        Services = Services ?? [],
        SourceFile = WireValues.ToWebAddress(FileUrlSrc) ?? WireValues.ToWebAddress(SrcFileLink),
        TranslationFile = WireValues.ToWebAddress(FileUrlTgt),
        GlossaryId = GlossaryId.OrNull(),
        IsMachineTranslation = Mt && BodyTgt.OrNull() is not null,
        SourceLanguage = LcSrc ?? "",
        TargetLanguage = LcTgt ?? "",
        UnitCount = WireValues.ToInt(UnitCount),
        UnitType = UnitType.OrNull(),
        Tier = Tier.OrNull(),
        Price = Credits is { } amount ? new Money(amount, Currency.OrNull()) : null,
        Status = new JobStatus(Status ?? ""),
        Eta = WireValues.ToDuration(Eta),
        OrderedAt = WireValues.ToTime(Ctime),
        AutoApprove = AutoApprove,
        CallbackUrl = WireValues.ToWebAddress(CallbackUrl),
        CaptchaUrl = WireValues.ToWebAddress(CaptchaUrl),
        CustomData = CustomData.OrNull(),
    };
}

internal sealed class JobResponse
{
    [JsonConverter(typeof(LooseObject<JobWire>))]
    public JobWire? Job { get; set; }
}
