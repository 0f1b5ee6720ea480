using System.Globalization;
using Gengo.Sandbox.Captchas;
using Gengo.Sandbox.Jobs;

namespace Gengo.Sandbox.Api;

/// <summary>A job in Gengo's JSON: docs/protocol/gengo.md#a-job. Ids, counts and prices are texts, and null is left out.</summary>
internal record JobWire
{
    protected JobWire(SandboxJob job, Generation generation, string? origin, bool textNumbers)
    {
        JobId = Digits(job.Id);
        OrderId = Digits(job.OrderId);
        Slug = job.Slug;
        BodySrc = job.FileUrlSrc is null ? job.BodySrc : null;
        BodyTgt = job.Translation;
        LcSrc = job.LcSrc;
        LcTgt = job.LcTgt;
        UnitCount = Digits(job.UnitCount ?? 0);
        Tier = job.Tier;
        Credits = (job.Credits ?? 0).ToString("0.00###", CultureInfo.InvariantCulture);
        Currency = job.Currency;
        Status = job.Status;
        Eta = new WireNumber(job.Eta, textNumbers);
        Ctime = WireNumber.Seconds(job.Ctime, textNumbers);
        AutoApprove = job.AutoApprove ? "1" : "0";
        CallbackUrl = job.CallbackUrl;
        CustomData = job.CustomData;
        GlossaryId = job.GlossaryId;
        FileUrlSrc = job.FileUrlSrc;
        FileUrlTgt = job.FileUrlTgt;
        CaptchaUrl = job.Status == Jobs.Status.Reviewable ? AddressOf(job.Captcha, origin) : null;

        if (generation == Generation.V2019)
        {
            Type = job.FileUrlSrc is null ? "text" : "file";
            Services = [.. job.Services];
            Position = 0;
            FileDownloadReady = job.FileUrlTgt is not null;
            TranslatorIds = job.Revisions.IsEmpty ? [] : ["51"];
        }
    }

    public string JobId { get; }

    public string OrderId { get; }

    public string Slug { get; }

    public string? BodySrc { get; }

    public string? BodyTgt { get; private init; }

    public int? Mt { get; private init; }

    public string LcSrc { get; }

    public string LcTgt { get; }

    public string UnitCount { get; }

    public string Tier { get; }

    public string Credits { get; }

    public string Currency { get; }

    public string Status { get; }

    public WireNumber Eta { get; }

    public string? Type { get; }

    public WireNumber Ctime { get; }

    public string[]? Services { get; }

    public string AutoApprove { get; }

    public int? Position { get; }

    public bool? FileDownloadReady { get; }

    public string[]? TranslatorIds { get; }

    public string? CallbackUrl { get; }

    public string? CaptchaUrl { get; }

    public string? CustomData { get; }

    public string? GlossaryId { get; }

    public string? FileUrlSrc { get; }

    public string? FileUrlTgt { get; }

    /// <summary>Answers Job GET. <paramref name="machine"/> is <c>pre_mt=1</c>, which the later generation ignores.</summary>
    public static JobWire Of(SandboxJob job, Generation generation, string origin, bool machine)
    {
        var wire = new JobWire(job, generation, origin, textNumbers: false);
        if (!machine || generation != Generation.V2013)
        {
            return wire;
        }

        return job.Status is Jobs.Status.Reviewable or Jobs.Status.Approved
            ? wire with { Mt = 0 }
            : wire with { Mt = 1, BodyTgt = job.MachineTranslation ?? $"({job.LcTgt}) {job.BodySrc}" };
    }

    /// <summary>Returns an absolute address, as the caller's browser sees this server.</summary>
    public static string? AddressOf(Captcha? captcha, string? origin) =>
        captcha is null || origin is null ? null : $"{origin}/sandbox/captcha/{captcha.Key}.png";

    protected static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);
}
