using Gengo;
using GengoBot.Bot;
using GengoBot.Cards;
using GengoBot.Jobs;
using GengoBot.Storage;

namespace GengoBot.Reviews;

/// <summary>
/// Carries out a decision: one at a time for a job, after a fresh look, about the text that was seen, and when Gengo's answer is lost, by reading
/// what truly happened. Not stopped when the person's client hangs up: a write is never cut in half.
/// </summary>
internal sealed partial class Decisions(JobActionStore actions, JobLook look, TimeProvider time, ILogger<Decisions> logger)
{
    /// <summary>Shows the form, or where others read along, the job card whose button opens it for one person.</summary>
    /// <param name="problem">What is missing or wrong in what was typed.</param>
    public async Task<Answer> AskAsync(Decision decision, Turn turn, FormProblem? problem, CancellationToken cancellationToken)
    {
        var job = await turn.Account.Gengo.GetJobAsync(decision.Job, cancellationToken: cancellationToken);
        return job.Status == decision.From
            ? await FormAsync(decision, job, turn, problem, cancellationToken)
            : await MovedOnAsync(decision, job, turn, cancellationToken);
    }

    public async Task<Answer> CarryOutAsync(Decision decision, Turn turn)
    {
        var wanted = new NewJobAction(turn.Account.Name, decision.Job, decision.Verb, turn.Person, turn.Conversation, decision.Seen, turn.Reference);
        var start = await actions.TryBeginAsync(wanted, CancellationToken.None);
        if (!start.IsMine)
        {
            return SomebodyElse(start.Action.Person, decision.Job);
        }

        var outcome = new Outcome(JobActionState.Refused, null, NoAnswer);
        try
        {
            outcome = await TryAsync(decision, start.Action, turn, CancellationToken.None);
        }
        finally
        {
            await actions.EndAsync(start.Action, outcome.State, result: null, CancellationToken.None);
        }

        Log.Outcome(logger, turn.Reference, decision.Verb, decision.Job, outcome.State);
        return outcome is { State: JobActionState.Done, Job: { } job } ? await DoneAsync(decision, job, turn, CancellationToken.None) : outcome.Answer;
    }

    /// <summary>How a try ended: done, with the job as it was last read; or not, with what to answer.</summary>
    private sealed record Outcome(JobActionState State, Job? Job, Answer Answer);

    private static Answer.Say SomebodyElse(Person person, JobId job) =>
        new(Sentence.InPlainText(Strings.SomebodyIsAtIt, person.Name, job), IsProblem: true);

    private async Task<Outcome> TryAsync(Decision decision, JobAction action, Turn turn, CancellationToken cancellationToken)
    {
        var gengo = turn.Account.Gengo;
        var job = await gengo.GetJobAsync(decision.Job, cancellationToken: cancellationToken);

        if (job.Status != decision.From)
        {
            return Refused(await MovedOnAsync(decision, job, turn, cancellationToken));
        }

        if (decision.IsAboutText && Fingerprint.Of(job) != decision.Seen)
        {
            return Refused(await ChangedAsync(decision, job, turn, cancellationToken));
        }

        if (!await actions.HoldAsync(action, evidence: null, cancellationToken))
        {
            // This one stood still for so long that it was taken for dead.
            return Refused(SomebodyElse(turn.Person, decision.Job));
        }

        try
        {
            await decision.SendAsync(gengo, cancellationToken);
            return new Outcome(JobActionState.Done, job, NoAnswer);
        }
        catch (WrongCaptchaException wrong)
        {
            var fresh = wrong.NewCaptcha is null ? await gengo.GetJobAsync(decision.Job, cancellationToken: cancellationToken) : job;
            return await AgainAsync(fresh, new FormProblem(Reject.CaptchaField, Strings.CaptchaWrong, wrong.NewCaptcha));
        }
        catch (GengoException refused) when (refused.Code is 2250 or 2252 or 2650)
        {
            var fresh = await gengo.GetJobAsync(decision.Job, cancellationToken: cancellationToken);
            return fresh.Status == decision.From
                ? await AgainAsync(fresh, new FormProblem(null, GengoSentences.For(refused)))
                : Refused(await MovedOnAsync(decision, fresh, turn, cancellationToken));
        }
        catch (GengoException refused)
        {
            return await AgainAsync(job, new FormProblem(GengoSentences.FieldOf(refused), GengoSentences.For(refused)));
        }
        catch (LostAnswerException)
        {
            return await ReadBackAsync(decision, job, turn, cancellationToken);
        }

        async Task<Outcome> AgainAsync(Job now, FormProblem problem) =>
            Refused(await FormAsync(decision, now, turn, problem, cancellationToken));
    }

    private static Outcome Refused(Answer answer) => new(JobActionState.Refused, null, answer);

    /// <summary>Never sent, only a place holder where a try succeeded.</summary>
    private static readonly Answer NoAnswer = new Answer.Say("");

    private async Task<Outcome> ReadBackAsync(Decision decision, Job before, Turn turn, CancellationToken cancellationToken)
    {
        Log.Lost(logger, turn.Reference, decision.Verb, decision.Job);
        Job job;
        try
        {
            job = await turn.Account.Gengo.GetJobAsync(decision.Job, cancellationToken: cancellationToken);
        }
        catch (GengoException)
        {
            var draft = new CardDraft()
                .Title(Strings.JobTitle, decision.Job, before.Slug ?? Strings.NoSlug)
                .Problem(Sentence.InPlainText(Strings.Unsure, turn.Reference));
            draft.Unsent(decision.Texts, Strings.UnsureWords);
            draft.Buttons(new Button(Strings.ButtonLookAgain, ShowJob.Verb, $"job {decision.Job}") { Data = { [CardForm.JobField] = decision.Job.ToString() } });
            return new Outcome(JobActionState.Lost, null, new Answer.Show(draft.Done()));
        }

        return decision.HasTakenEffect(job.Status)
            ? new Outcome(JobActionState.Done, job, NoAnswer)
            : job.Status == decision.From
                ? Refused(await FormAsync(decision, job, turn, new FormProblem(null, Strings.DidNotArrive), cancellationToken))
                : Refused(await MovedOnAsync(decision, job, turn, cancellationToken));
    }

    private async Task<Answer> FormAsync(Decision decision, Job job, Turn turn, FormProblem? problem, CancellationToken cancellationToken)
    {
        if (!turn.IsAnsweredInPublic || turn.Surface == Surface.Submit)
        {
            if (decision.Texts.Any(static text => text.Length > TextBox.DefaultMaxLength))
            {
                // No form holds them. Clicked, they stand in the form on screen, which stays; typed, in the person's own message.
                if (turn.Surface != Surface.Typed)
                {
                    return new Answer.Say(string.Join(' ', new[] { problem?.Sentence, Strings.WordsTooLong }.OfType<string>()), IsProblem: true);
                }

                decision = decision.WithoutTexts();
                problem = (problem ?? new FormProblem(null, "")) with { Field = null, Sentence = $"{problem?.Sentence} {Strings.WordsAreAbove}".TrimStart() };
            }

            var card = await decision.AskAsync(job, problem, cancellationToken);
            return new Answer.Form(card, new SeenText(job.Id, Fingerprint.Of(job)));
        }

        var words = new WordsForForm(decision.Verb, decision.Words);
        var notice = string.Join(' ', new[] { problem?.Sentence, Strings.PressForForm, words.Fit ? null : Strings.WordsAreAbove }.OfType<string>());
        return JobCard.For(await look.AroundAsync(job, turn.Account, cancellationToken), turn.ViewerOfCard, time.GetUtcNow(), notice, words.Fit ? words : null);
    }

    private async Task<Answer> ChangedAsync(Decision decision, Job job, Turn turn, CancellationToken cancellationToken)
    {
        var problem = decision.Seen is null
            ? new FormProblem(null, Strings.NotSeenYet)
            : new FormProblem(null, Strings.TextChanged, Before: await ChangedText.FindAsync(turn.Account.Gengo, decision.Job, decision.Seen, cancellationToken));
        return await FormAsync(decision, job, turn, problem, cancellationToken);
    }

    private async Task<Answer> MovedOnAsync(Decision decision, Job job, Turn turn, CancellationToken cancellationToken)
    {
        var view = await look.AroundAsync(job, turn.Account, cancellationToken);
        var notice = Sentence.InPlainText(decision.From == JobStatus.Reviewable ? Strings.NotReviewable : Strings.NotCancelable, job.Id, JobWords.Of(job.Status));
        var everyone = JobCard.For(view, turn.Conversation.IsShared ? Account.Role.Admin : turn.Role, time.GetUtcNow());
        var news = new JobNews(job.Id, everyone, Line: null);

        if (decision.Texts.All(string.IsNullOrWhiteSpace) || turn.IsAnsweredInPublic)
        {
            return JobCard.For(view, turn.ViewerOfCard, time.GetUtcNow(), notice) with { News = news };
        }

        var draft = new CardDraft().Title(Strings.JobTitle, job.Id, job.Slug ?? Strings.NoSlug).Line(Tone.Attention, notice);
        if (view.LastAction is { } action)
        {
            draft.Line(Tone.Subtle, Strings.LastAction, JobWords.Done(action.Kind), action.Person.Name, action.EndedAt ?? action.StartedAt);
        }

        draft.Unsent(decision.Texts);
        return new Answer.Show(draft.Buttons(Paging.BackToJob(job.Id)).Done()) { News = news };
    }

    private async Task<Answer> DoneAsync(Decision decision, Job before, Turn turn, CancellationToken cancellationToken)
    {
        JobView view;
        try
        {
            view = await look.AtAsync(decision.Job, turn.Account, cancellationToken);
        }
        catch (GengoException)
        {
            // It is done all the same; only the rest of the card may be older than that.
            view = await look.AroundAsync(before with { Status = decision.Result }, turn.Account, cancellationToken);
        }

        var now = time.GetUtcNow();
        var everyone = JobCard.For(view, turn.Conversation.IsShared ? Account.Role.Admin : turn.Role, now);
        return JobCard.For(view, turn.ViewerOfCard, now) with { News = new JobNews(decision.Job, everyone, decision.Line(turn.Person.Name)) };
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Reference}: {Verb} job {Job}: {State}.")]
        public static partial void Outcome(ILogger logger, string reference, string verb, JobId job, JobActionState state);

        [LoggerMessage(LogLevel.Warning, "{Reference}: the answer to {Verb} job {Job} was lost; reading the job to see what happened.")]
        public static partial void Lost(ILogger logger, string reference, string verb, JobId job);
    }
}
