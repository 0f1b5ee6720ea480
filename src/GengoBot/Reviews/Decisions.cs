using Gengo;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Jobs;
using GengoBot.Telemetry;
using GengoBot.Writes;

namespace GengoBot.Reviews;

/// <summary>
/// Carries out a decision: one at a time for a job, after a fresh look, about the text that was seen, and when Gengo's answer is lost, by reading
/// what truly happened. Not stopped when the person's client hangs up: a write is never cut in half.
/// </summary>
internal sealed partial class Decisions(JobWriteStore actions, ReadBack readBack, JobReader look, WatchStore watches, JobUpdates updates, TimeProvider time, ILogger<Decisions> logger)
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
        using var step = Traces.Step($"write {decision.Verb}");
        var wanted = new NewJobWrite(turn.Account.Name, decision.Job, decision.Verb, turn.Person, turn.Conversation, decision.Seen, turn.Reference) { Delivery = turn.Delivery };
        if (await actions.TryBeginAsync(wanted, CancellationToken.None) is not { } start)
        {
            return new Answer.Nothing();
        }

        if (!start.IsMine)
        {
            await actions.RefuseAsync(wanted, WriteResult.Busy, CancellationToken.None);
            return SomebodyElse(start.Action.Person, decision.Job);
        }

        Outcome outcome;
        try
        {
            outcome = await TryAsync(decision, start.Action, turn, CancellationToken.None);
        }
        catch
        {
            await actions.FinishAsync(start.Action, WriteState.Refused, WriteResult.NotSent);
            throw;
        }

        // Where nothing has to be read for it, the answer is there before the end, and is written down with it.
        var answer = outcome.Answer ?? DoneAtOnce(decision, outcome.Job, start.Action, turn);
        await actions.FinishAsync(start.Action, outcome.State, outcome.Result, answer is null ? null : StoredAnswers.ToStore(turn, answer));
        if (outcome.State != WriteState.Done)
        {
            Log.NotDone(logger, turn.Reference, decision.Verb, decision.Job, outcome.State, outcome.Result);
        }

        return answer ?? await DoneAsync(decision, outcome.Job, turn, CancellationToken.None);
    }

    /// <summary>How a try ended.</summary>
    /// <param name="State">Running where nobody knows yet.</param>
    /// <param name="Job">As it was last read.</param>
    /// <param name="Answer">Null where it is done: then the job's card is the answer.</param>
    private sealed record Outcome(WriteState State, string? Result, Job Job, Answer? Answer);

    private static Answer.Say SomebodyElse(Person person, JobId job) =>
        new(Sentence.InPlainText(Strings.SomebodyIsAtIt, person.Name, job), IsProblem: true);

    private async Task<Outcome> TryAsync(Decision decision, JobWrite action, Turn turn, CancellationToken cancellationToken)
    {
        var gengo = turn.Account.Gengo;
        var job = await gengo.GetJobAsync(decision.Job, cancellationToken: cancellationToken);

        if (job.Status != decision.From)
        {
            return await ElsewhereAsync(job);
        }

        if (decision.IsAboutText && Fingerprint.Of(job) != decision.Seen)
        {
            return Refused(job, WriteResult.TextChanged, await ChangedAsync(decision, job, turn, cancellationToken));
        }

        var wrongBefore = decision.AnswersCaptcha ? await CaptchaPause.WrongBeforeAsync(actions, action, time, cancellationToken) : null;
        if (wrongBefore?.PauseLeft(time) is { } left)
        {
            return await AgainAsync(job, WriteResult.CaptchaPause, new FormProblem(CardFields.Captcha, left));
        }

        if (!await actions.HoldToSendAsync(action))
        {
            // This one stood still for so long that it was taken for dead.
            return Refused(job, WriteResult.Busy, SomebodyElse(turn.Person, decision.Job));
        }

        try
        {
            using var sending = actions.Sending();
            await decision.SendAsync(gengo, sending.Token);
            return new Outcome(WriteState.Done, null, job, null);
        }
        catch (WrongCaptchaException wrong)
        {
            var fresh = wrong.NewCaptcha is null ? await gengo.GetJobAsync(decision.Job, cancellationToken: cancellationToken) : job;
            return await AgainAsync(fresh, WriteResult.WrongCaptcha, new FormProblem(CardFields.Captcha, CaptchaPause.AfterWrong(wrongBefore, time), wrong.NewCaptcha));
        }
        catch (GengoException refused) when (refused.Code is 2250 or 2252 or 2650)
        {
            var fresh = await gengo.GetJobAsync(decision.Job, cancellationToken: cancellationToken);
            return fresh.Status == decision.From
                ? await AgainAsync(fresh, WriteResult.NotTaken, new FormProblem(null, GengoErrorText.For(refused)))
                : await ElsewhereAsync(fresh);
        }
        catch (GengoException refused)
        {
            return await AgainAsync(job, WriteResult.NotTaken, new FormProblem(GengoErrorText.FieldOf(refused), GengoErrorText.For(refused)));
        }
        catch (Exception lost)
        {
            // Whatever it was, Gengo may have had the decision by then.
            Log.Lost(logger, turn.Reference, decision.Verb, decision.Job, lost);
        }

        return await readBack.UntilKnownAsync(action, within => gengo.GetJobAsync(decision.Job, cancellationToken: within), now => decision.HasTakenEffect(now.Status)) switch
        {
            null => new Outcome(WriteState.Running, null, job, Unsure(decision, job, turn)),
            { } now when decision.HasTakenEffect(now.Status) => new Outcome(WriteState.Done, null, now, null),
            { } now when now.Status == decision.From => await AgainAsync(now, WriteResult.NotArrived, new FormProblem(null, Strings.DidNotArrive)),
            { } now => await ElsewhereAsync(now),
        };

        async Task<Outcome> AgainAsync(Job now, string result, FormProblem problem) =>
            Refused(now, result, await FormAsync(decision, now, turn, problem, cancellationToken));

        async Task<Outcome> ElsewhereAsync(Job now) =>
            Refused(now, WriteResult.MovedOn, await MovedOnAsync(decision, now, turn, cancellationToken));
    }

    private static Outcome Refused(Job job, string result, Answer answer) => new(WriteState.Refused, result, job, answer);

    /// <summary>Gengo does not answer. <see cref="UnfinishedWrites"/> goes on asking, and tells the conversation.</summary>
    private static Answer.Show Unsure(Decision decision, Job before, Turn turn)
    {
        var draft = new CardDraft()
            .Title(Strings.JobTitle, decision.Job, before.Slug ?? Strings.NoSlug)
            .Problem(Sentence.InPlainText(Strings.Unsure, turn.Reference));
        draft.Unsent(decision.Texts, Strings.UnsureWords);
        draft.Buttons(new Button(Strings.ButtonLookAgain, Verbs.Job, $"job {decision.Job}") { Data = { [CardFields.Job] = decision.Job.ToString() } });

        // As this job's card it is brought up to date once the truth is known.
        return new Answer.Show(draft.Done(), new SeenText(before.Id, Fingerprint.Of(before)));
    }

    private async Task<Answer> FormAsync(Decision decision, Job job, Turn turn, FormProblem? problem, CancellationToken cancellationToken)
    {
        if (!turn.IsAnsweredInPublic || turn.Surface == InteractionKind.Submit)
        {
            if (decision.Texts.Any(static text => text.Length > TextBox.DefaultMaxLength))
            {
                // No form holds them. Clicked, they stand in the form on screen, which stays; typed, in the person's own message.
                if (turn.Surface != InteractionKind.Typed)
                {
                    return new Answer.Say(string.Join(' ', new[] { problem?.Sentence, Strings.WordsTooLong }.OfType<string>()), IsProblem: true);
                }

                decision = decision.WithoutTexts();
                problem = (problem ?? new FormProblem(null, "")) with { Field = null, Sentence = $"{problem?.Sentence} {Strings.WordsAreAbove}".TrimStart() };
            }

            var card = await decision.AskAsync(job, problem, cancellationToken);
            return new Answer.Form(card, new SeenText(job.Id, Fingerprint.Of(job)));
        }

        var words = new FormDraft(decision.Verb, decision.Words);
        var notice = string.Join(' ', new[] { problem?.Sentence, Strings.PressForForm, words.Fit ? null : Strings.WordsAreAbove }.OfType<string>());
        return JobCard.For(Here(await look.AroundAsync(job, turn.Account, cancellationToken), turn), turn.ViewerOfCard, time.GetUtcNow(), notice, words.Fit ? words : null);
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
        var view = Here(await look.AroundAsync(job, turn.Account, cancellationToken), turn);
        var notice = Sentence.InPlainText(decision.From == JobStatus.Reviewable ? Strings.NotReviewable : Strings.NotCancelable, job.Id, JobWords.Since(view, time.GetUtcNow()));
        var everyone = JobCard.For(view, turn.ViewerForEveryone, time.GetUtcNow());
        var news = updates.Of(view, everyone, line: null);

        if (decision.Texts.All(string.IsNullOrWhiteSpace) || turn.IsAnsweredInPublic)
        {
            return JobCard.For(view, turn.ViewerOfCard, time.GetUtcNow(), notice) with { Update = news };
        }

        var draft = new CardDraft().Title(Strings.JobTitle, job.Id, job.Slug ?? Strings.NoSlug).Line(Tone.Attention, notice);
        draft.Unsent(decision.Texts);
        return new Answer.Show(draft.Buttons(Paging.BackToJob(job.Id)).Done()) { Update = news };
    }

    /// <summary>Gengo's yes says all that has changed: the job was read right before it, and the rest is as somebody saw it a moment ago.</summary>
    /// <returns>Null where the job has to be read.</returns>
    private Answer.Show? DoneAtOnce(Decision decision, Job before, JobWrite action, Turn turn) =>
        decision.ChangesOnlyStatus && look.KnownAround(before with { Status = decision.Result }, turn.Account, action with { EndedAt = time.GetUtcNow() }) is { } view
            ? Done(decision, view, turn)
            : null;

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

        return Done(decision, view, turn);
    }

    private Answer.Show Done(Decision decision, JobView view, Turn turn)
    {
        var now = time.GetUtcNow();
        view = Here(view, turn);
        var everyone = JobCard.For(view, turn.ViewerForEveryone, now);
        var own = turn.ViewerOfCard == turn.ViewerForEveryone ? everyone : JobCard.For(view, turn.ViewerOfCard, now);
        return own with { Update = updates.Of(view, everyone, decision.Line(turn.Person.Name)) };
    }

    /// <summary>From memory: nobody waits longer for a decision because of a button beside it.</summary>
    private JobView Here(JobView view, Turn turn) => view with { IsWatched = watches.WasWatched(turn.Conversation.Place.Id, turn.Account.Name, view.Job.Id) };

    private static partial class Log
    {
        // What is done stands in the audit, under the same reference.
        [LoggerMessage(LogLevel.Information, "{Reference}: {Verb} job {Job}: {State} {Result}.")]
        public static partial void NotDone(ILogger logger, string reference, string verb, JobId job, WriteState state, string? result);

        [LoggerMessage(LogLevel.Warning, "{Reference}: the answer to {Verb} job {Job} was lost; reading the job to see what happened.")]
        public static partial void Lost(ILogger logger, string reference, string verb, JobId job, Exception exception);
    }
}
