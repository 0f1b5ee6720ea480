using System.Collections.Immutable;
using Gengo.Sandbox.Captchas;
using Gengo.Sandbox.Jobs;

namespace Gengo.Sandbox.Desk;

/// <summary>
/// Reads a new job from the fields that the desk shows of a job. All of them are optional. <c>body_tgt</c> becomes a revision, or the
/// machine translation if <c>mt</c> is 1. <c>captcha</c> sets the letters. With an empty or null <c>captcha_url</c>, rejecting needs no
/// captcha.
/// </summary>
internal static class DeskOrder
{
    public static SandboxJob Read(JsonFields fields, string translator)
    {
        var job = new SandboxJob();
        var isMachine = DeskFields.Flag(fields, "mt");
        var translation = DeskFields.Text(fields, "body_tgt");
        var revisions = Revisions(fields);

        return job with
        {
            Id = DeskFields.Number(fields, "job_id", 1, long.MaxValue) ?? 0,
            OrderId = DeskFields.Number(fields, "order_id", 1, long.MaxValue) ?? 0,
            Slug = DeskFields.Text(fields, "slug") ?? job.Slug,
            BodySrc = DeskFields.Text(fields, "body_src") ?? job.BodySrc,
            LcSrc = DeskFields.Text(fields, "lc_src") ?? job.LcSrc,
            LcTgt = DeskFields.Text(fields, "lc_tgt") ?? job.LcTgt,
            UnitCount = (int?)DeskFields.Number(fields, "unit_count", 0, int.MaxValue),
            Tier = DeskFields.Text(fields, "tier") ?? job.Tier,
            Credits = DeskFields.Money(fields, "credits"),
            Currency = DeskFields.Text(fields, "currency") ?? job.Currency,
            Status = StatusOf(fields) ?? job.Status,
            Eta = DeskFields.Number(fields, "eta", -1, int.MaxValue) ?? job.Eta,
            Ctime = DeskFields.Time(fields, "ctime"),
            AutoApprove = DeskFields.Flag(fields, "auto_approve"),
            CallbackUrl = CallbackUrl(fields),
            CustomData = DeskFields.Text(fields, "custom_data"),
            GlossaryId = DeskFields.Text(fields, "glossary_id"),
            MachineTranslation = isMachine ? translation : null,
            Revisions = revisions.IsEmpty && translation is not null && !isMachine ? [new Revision(translation)] : revisions,
            Thread = [.. DeskFields.List(fields, "thread").Select(entry => CommentOf(entry, translator))],
            Feedback = FeedbackOf(fields),
            AsksCaptcha = !fields.Contains("captcha_url") || DeskFields.Text(fields, "captcha_url") is { Length: > 0 },
            Captcha = CaptchaOf(fields),
        };
    }

    private static ImmutableList<Revision> Revisions(JsonFields fields) =>
    [
        .. DeskFields.List(fields, "revisions").Select(entry => new Revision(
            DeskFields.Text(entry, "body_tgt") ?? throw DeskRefusal.BadRequest("A revision needs a body_tgt."),
            DeskFields.Number(entry, "rev_id", 1, long.MaxValue) ?? 0,
            DeskFields.Time(entry, "ctime"))),
    ];

    private static Comment CommentOf(JsonFields entry, string translator) => new(
        DeskFields.Text(entry, "author") ?? translator,
        DeskFields.Text(entry, "body") ?? throw DeskRefusal.BadRequest("A comment needs a body."),
        DeskFields.Time(entry, "ctime"));

    private static Feedback? FeedbackOf(JsonFields fields)
    {
        if (fields["feedback"] is not { } element)
        {
            return null;
        }

        var feedback = JsonFields.From(element) ?? throw DeskRefusal.BadRequest("feedback must be an object.");
        var rating = DeskFields.Money(feedback, "rating");
        if (rating is < 1 or > 5)
        {
            throw DeskRefusal.BadRequest("rating must be from 1 to 5.");
        }

        return new Feedback(
            (int?)rating,
            DeskFields.Text(feedback, "for_translator"),
            DeskFields.Text(feedback, "for_mygengo"),
            DeskFields.Flag(feedback, "public"));
    }

    private static string? StatusOf(JsonFields fields) => DeskFields.Text(fields, "status") switch
    {
        null => null,
        { Length: >= 1 and <= 30 } status when status.All(character => char.IsAsciiLetterLower(character) || character == '_') => status,
        _ => throw DeskRefusal.BadRequest("status must be a word in lower case, such as reviewable."),
    };

    private static string? CallbackUrl(JsonFields fields) => DeskFields.Text(fields, "callback_url") switch
    {
        null or "" => null,
        var url when Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https" => url,
        _ => throw DeskRefusal.BadRequest("callback_url must be an http or https address."),
    };

    private static Captcha? CaptchaOf(JsonFields fields) => DeskFields.Text(fields, "captcha") switch
    {
        null or "" => null,
        var letters when Captcha.CanDraw(letters) => Captcha.Create(letters),
        _ => throw DeskRefusal.BadRequest("captcha must be 1 to 6 letters, A to Z."),
    };
}
