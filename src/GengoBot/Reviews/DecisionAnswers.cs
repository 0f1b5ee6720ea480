using Gengo;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Jobs;
using GengoBot.Writes;

namespace GengoBot.Reviews;

/// <summary>The answers to a decision: its form, again where something is wrong, or the job's card with what has become of it.</summary>
internal sealed class DecisionAnswers(JobReader jobs, JobInConversation places, JobUpdates updates, TimeProvider time)
{
    public static Answer.Say Busy(Decision decision, Person person) =>
        new(Sentence.InPlainText(Strings.SomebodyIsAtIt, person.Name, decision.Job), IsProblem: true);

    /// <summary>
    /// For a decision of which Gengo does not say what became of it. <see cref="UnfinishedWrites"/> goes on asking, and tells the
    /// conversation.
    /// </summary>
    public static Answer.Show Unsure(Decision decision, Job before, Turn turn)
    {
        var draft = new CardDraft()
            .Title(Strings.JobTitle, decision.Job, before.Slug ?? Strings.NoSlug)
            .Problem(Sentence.InPlainText(Strings.Unsure, turn.Reference));
        if (!turn.IsAnsweredInPublic)
        {
            draft.Unsent(decision.Texts, Strings.UnsureWords);
        }

        draft.Buttons(
            new Button(Strings.ButtonLookAgain, Verbs.Job, $"job {decision.Job}")
            {
                Data = { [CardFields.Job] = decision.Job.ToString() },
            });

        // Remembered as this job's card, it is updated once the truth is known.
        return new Answer.Show(draft.Done(), new SeenText(before.Id, Fingerprint.Of(before)));
    }

    public async Task<Answer> FormAsync(Decision decision, Job job, Turn turn, FormProblem? problem, CancellationToken cancellationToken)
    {
        if (decision.IsAboutText && !ShownTranslations.MayBeDecided(job))
        {
            return new Answer.Say(Strings.NothingToDecide, IsProblem: true);
        }

        if (!turn.IsAnsweredInPublic || turn.Kind == InteractionKind.Submit)
        {
            if (decision.Texts.Any(static text => text.Length > TextBox.DefaultMaxLength))
            {
                // No form holds so long a text. After a click it is still in the form on screen; typed, it is in the person's own message.
                if (turn.Kind != InteractionKind.Typed)
                {
                    return new Answer.Say(
                        string.Join(' ', new[] { problem?.Sentence, Strings.WordsTooLong }.OfType<string>()), IsProblem: true);
                }

                decision = decision.WithoutTexts();
                problem = (problem ?? new FormProblem(null, "")) with
                {
                    Field = null,
                    Sentence = $"{problem?.Sentence} {Strings.WordsAreAbove}".TrimStart(),
                };
            }

            var card = await decision.FormAsync(job, problem, cancellationToken);
            return new Answer.Form(card, new SeenText(job.Id, Fingerprint.Of(job)));
        }

        var words = new FormDraft(decision.Kind, decision.Words);
        var notice = string.Join(
            ' ', new[] { problem?.Sentence, Strings.PressForForm, words.Fit ? null : Strings.WordsAreAbove }.OfType<string>());
        return JobCard.For(
            Here(await jobs.AroundAsync(job, turn.Account, cancellationToken), turn), turn.ViewerOfCard, time.GetUtcNow(), notice,
            words.Fit ? words : null);
    }

    public async Task<Answer> TextChangedAsync(Decision decision, Job job, Turn turn, CancellationToken cancellationToken)
    {
        var problem = decision.Seen is null
            ? new FormProblem(null, Strings.NotSeenYet)
            : new FormProblem(
                null, Strings.TextChanged,
                Before: await ChangedText.FindAsync(turn.Account.Gengo, decision.Job, decision.Seen, cancellationToken));
        return await FormAsync(decision, job, turn, problem, cancellationToken);
    }

    public async Task<Answer> MovedOnAsync(Decision decision, Job job, Turn turn, CancellationToken cancellationToken)
    {
        var view = Here(await jobs.AroundAsync(job, turn.Account, cancellationToken), turn);
        var notice = Sentence.InPlainText(
            WriteKind.RequiredStatus(decision.Kind) == JobStatus.Reviewable ? Strings.NotReviewable : Strings.NotCancelable, job.Id,
            JobWords.Since(view, time.GetUtcNow()));
        var everyone = JobCard.For(view, turn.ViewerForEveryone, time.GetUtcNow());
        var update = updates.Of(view, everyone, line: null);

        // What was typed in a message is still there.
        if (decision.Texts.All(string.IsNullOrWhiteSpace) || (turn.IsAnsweredInPublic && turn.Kind == InteractionKind.Typed))
        {
            return JobCard.For(view, turn.ViewerOfCard, time.GetUtcNow(), notice) with { Update = update };
        }

        var draft = new CardDraft().Title(Strings.JobTitle, job.Id, job.Slug ?? Strings.NoSlug).Line(Tone.Attention, notice);
        draft.Unsent(decision.Texts);
        return new Answer.Form(draft.Buttons(Paging.BackToJob(job.Id)).Done(), Shown: null) { Update = update };
    }

    /// <summary>The job's card without another read: Gengo's yes says all that has changed since the job was read right before.</summary>
    /// <returns>Null where the job has to be read.</returns>
    public Answer.Show? DoneAtOnce(Decision decision, Job before, JobWrite? begun, Turn turn) =>
        WriteKind.ChangesOnlyStatus(decision.Kind) && begun is not null
        && jobs.KnownAround(AsDecided(decision, before), turn.Account, begun with { EndedAt = time.GetUtcNow() }) is { } view
            ? Done(decision, view, turn)
            : null;

    public async Task<Answer> DoneAsync(Decision decision, Job before, Turn turn, CancellationToken cancellationToken)
    {
        JobView view;
        try
        {
            view = await jobs.AtAsync(decision.Job, turn.Account, cancellationToken);
        }
        catch (GengoException)
        {
            // It is done all the same; only the rest of the card may be older.
            view = await jobs.AroundAsync(AsDecided(decision, before), turn.Account, cancellationToken);
        }

        return Done(decision, view, turn);
    }

    private static Job AsDecided(Decision decision, Job before) => before with { Status = WriteKind.ResultingStatus(decision.Kind) };

    private Answer.Show Done(Decision decision, JobView view, Turn turn)
    {
        var now = time.GetUtcNow();
        view = Here(view, turn);
        var everyone = JobCard.For(view, turn.ViewerForEveryone, now);
        var own = turn.ViewerOfCard == turn.ViewerForEveryone ? everyone : JobCard.For(view, turn.ViewerOfCard, now);
        return own with { Update = updates.Of(view, everyone, decision.Line(turn.Person.Name)) };
    }

    private JobView Here(JobView view, Turn turn) =>
        view with { Here = places.Known(turn.Conversation.Place.Id, turn.Account.Name, view.Job.Id) };
}
