using Gengo;
using GengoBot.Captchas;
using GengoBot.Cards;
using GengoBot.Commands;

namespace GengoBot.Reviews;

/// <summary>The form that rejects a translation, with Gengo's captcha where the job carries one.</summary>
internal sealed partial class RejectCard(CaptchaPictures pictures, ILogger<RejectCard> logger)
{
    /// <summary>For people who cannot see the picture: they can decide on Gengo's own pages instead.</summary>
    private static readonly Uri Gengo = new("https://gengo.com/");

    public async Task<Card> ForAsync(
        Job job, string reason, string then, string comment, FormProblem? problem, CancellationToken cancellationToken)
    {
        var draft = DecisionForm.Begin(Strings.RejectTitle, job, problem)
            .Choice(
                CardFields.Reason, Strings.ReasonLabel, reason,
                [("quality", Strings.ReasonQuality), ("incomplete", Strings.ReasonIncomplete), ("other", Strings.ReasonOther)],
                problem?.For(CardFields.Reason))
            .TextBox(new TextBox(CardFields.Comment, Strings.RejectLabel, comment)
            {
                IsMultiline = true,
                Placeholder = Strings.RejectPlaceholder,
                Problem = problem?.For(CardFields.Comment),
            })
            .Choice(
                CardFields.Then, Strings.ThenLabel, then.Length == 0 ? "requeue" : then,
                [("requeue", Strings.ThenRequeue), ("cancel", Strings.ThenCancel)], problem?.For(CardFields.Then));

        var captcha = problem?.NewCaptcha ?? job.CaptchaUrl;
        if (captcha is not null)
        {
            await DrawAsync(draft, captcha, job, problem?.For(CardFields.Captcha), cancellationToken);
        }

        var buttons = new List<Button>(4)
        {
            DecisionForm.Submit(
                Strings.ButtonRejectNow, Verbs.Reject, job, CardDraft.Destructive, CommandFor(job.Id, withCaptcha: captcha is not null)),
        };
        if (captcha is not null)
        {
            var another = DecisionForm.Submit(Strings.ButtonNewPicture, Verbs.Reject, job, style: null, $"reject {job.Id}");
            another.Data[CardFields.NewPicture] = "true";
            buttons.Add(another);
        }

        buttons.Add(
            new Button(Strings.ButtonReviseInstead, Verbs.Ask + Verbs.Revise, $"revise {job.Id} <comment>")
            {
                TakesInputs = true,
                Data = { [CardFields.Job] = job.Id.ToString() },
            });
        buttons.Add(DecisionForm.Back(job));
        return draft.Buttons(buttons, captcha is null ? null : (Strings.ButtonGengo, Gengo)).Done();
    }

    public static string CommandFor(JobId job, bool withCaptcha = false) =>
        $"{Verbs.Reject} {job} --reason quality|incomplete|other --then requeue|cancel "
        + $"{(withCaptcha ? "--captcha … " : "")}--confirm <comment>";

    private async Task DrawAsync(CardDraft draft, Uri captcha, Job job, string? problem, CancellationToken cancellationToken)
    {
        try
        {
            if (pictures.Source(await pictures.FetchAsync(captcha, cancellationToken)) is { } source)
            {
                draft.Label(Strings.CaptchaPictureLabel).Image(source, Strings.CaptchaAlt);
            }
            else
            {
                draft.Problem(Strings.CaptchaTooBig);
            }
        }
        catch (CaptchaUnavailableException unavailable)
        {
            Log.NoPicture(logger, job.Id, unavailable.Reason);
            draft.Problem(Strings.CaptchaNoPicture);
        }

        draft.TextBox(new TextBox(CardFields.Captcha, Strings.CaptchaLabel, "") { MaxLength = 40, Problem = problem });
        draft.Line(Tone.Subtle, Strings.CaptchaCannotSee, job.Id);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The captcha picture of job {Job} could not be fetched: {Reason}.")]
        public static partial void NoPicture(ILogger logger, JobId job, string reason);
    }
}
