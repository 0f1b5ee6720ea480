using Gengo;
using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Text;

namespace GengoBot.Jobs;

/// <summary>Draws the job card: what the job is, its state, and what a person may do with it.</summary>
internal static class JobCard
{
    private const int SourceBytes = 1_200;
    private const int TranslationBytes = 2_400;
    private const int LineBytes = 1_200;

    /// <param name="viewer">The role whose buttons the card has. A card that everyone sees has all of them, since each click is
    /// checked.</param>
    /// <param name="notice">A sentence at the top about what just happened, mostly something that failed.</param>
    /// <param name="words">What was typed for a decision and is kept for its form.</param>
    public static Answer.Show For(
        JobView view, Role viewer, DateTimeOffset now, string? notice = null, FormDraft? words = null, Tone noticeTone = Tone.Attention)
    {
        var job = view.Job;
        var draft = new CardDraft().Title(Strings.JobTitle, job.Id, job.Slug ?? Strings.NoSlug);

        if (notice is not null)
        {
            draft.Line(noticeTone, notice);
        }

        Body(draft, view, now, Strings.MoreText);
        Lines(draft, view);
        draft.Buttons([.. Decisions(view, viewer, words), .. Following(view, viewer)]);
        draft.Buttons(Looks(view));

        // A refresh would remove what only this card shows or keeps.
        if (notice is null && words is null && !job.IsMachineTranslation)
        {
            draft.RefreshedBy(Refresh(job));
        }

        return new Answer.Show(draft.Done(), new SeenText(job.Id, Fingerprint.Of(job)));
    }

    /// <summary>Draws the card for a message by a person. It is never updated, so it shows its time, and it has no buttons.</summary>
    public static Card ToShare(JobView view, DateTimeOffset now)
    {
        var draft = CardDraft.ToShare().Title(Strings.JobTitle, view.Job.Id, view.Job.Slug ?? Strings.NoSlug);
        Body(draft, view, now, Strings.MoreSharedText);
        return draft.Line(Tone.Subtle, Strings.SharedAsOf, now, view.Job.Id).Done();
    }

    /// <param name="more">How much of a text is left out, and how to see it.</param>
    private static void Body(CardDraft draft, JobView view, DateTimeOffset now, string more)
    {
        var job = view.Job;
        draft.Line(
            job.Status == JobStatus.Reviewable ? Tone.Accent : job.Status == JobStatus.Approved ? Tone.Good : Tone.Plain, "{0}",
            JobWords.Of(job.Status));
        if (view.LastAction is { } action)
        {
            draft.Line(Tone.Subtle, Strings.LastAction, JobWords.Done(action.Kind), action.Person.Name, action.EndedAt ?? action.StartedAt);
        }

        draft.Facts([.. Facts(view, now)]);
        Texts(draft, job, more);
        draft.Line(Tone.Subtle, Counts(view));
    }

    private static IEnumerable<(string, object)> Facts(JobView view, DateTimeOffset now)
    {
        var job = view.Job;
        yield return (Strings.FactLanguages, JobWords.Languages(job));

        if (JobWords.Kind(job) is { Length: > 0 } kind)
        {
            yield return (Strings.FactKind, kind);
        }

        if (JobWords.Order(job) is { Length: > 0 } order)
        {
            yield return (Strings.FactOrder, order);
        }

        if (job.OrderedAt is { } ordered)
        {
            yield return (Strings.FactOrdered, ordered);
        }

        if (job.Status == JobStatus.Reviewable && view.NewestRevision is { } since)
        {
            var left = since + view.Account.AutoApproveAfter - now;
            yield return (
                Strings.FactApprovesItself,
                left > TimeSpan.Zero ? Sentence.InPlainText(Strings.ApprovesItselfIn, Durations.Roughly(left))
                    : Strings.ApprovesItselfSoon);
        }
        else if (job.AutoApprove && IsUnderWay(job.Status))
        {
            yield return (Strings.FactApprovesItself, Strings.ApprovesItselfUnseen);
        }

        if (job.Eta is { } eta && job.Status != JobStatus.Reviewable)
        {
            yield return (Strings.FactEta, Sentence.InPlainText(Strings.EtaIn, Durations.Roughly(eta)));
        }

        yield return (Strings.FactAccount, view.Account.IsSandbox ? view.Account.Name + " · " + Strings.Sandbox : view.Account.Name);
    }

    private static bool IsUnderWay(JobStatus status) =>
        status == JobStatus.Queued || status == JobStatus.Available || status == JobStatus.Pending || status == JobStatus.Hold;

    private static void Texts(CardDraft draft, Job job, string more)
    {
        if (job.Source is { Length: > 0 } source)
        {
            draft.Label(Strings.SourceLabel, LanguageNames.Of(job.SourceLanguage));
            Excerpt(draft, source, SourceBytes, LanguageNames.IsRightToLeft(job.SourceLanguage), more, job.Id);
        }

        if (job.Translation is { Length: > 0 } translation)
        {
            draft.Label(JobWords.TranslationLabel(job), LanguageNames.Of(job.TargetLanguage));
            Excerpt(draft, translation, TranslationBytes, LanguageNames.IsRightToLeft(job.TargetLanguage), more, job.Id);
        }

        JobFiles.Draw(draft, job);
        if (job.Status == JobStatus.Reviewable && !ShownTranslations.MayBeDecided(job))
        {
            draft.Line(Tone.Attention, Strings.NothingToDecide);
        }
    }

    private static void Excerpt(CardDraft draft, string text, int bytes, bool rightToLeft, string more, JobId job)
    {
        var excerpt = TextPages.Excerpt(text, bytes);
        draft.Quote(excerpt.Shown, rightToLeft);
        if (excerpt.Missing > 0)
        {
            draft.Line(Tone.Subtle, more, excerpt.Missing.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), job);
        }
    }

    private static string Counts(JobView view)
    {
        var revisions = view.Revisions switch
        {
            null => null,
            0 => Strings.NoRevision,
            { } count => Sentence.InPlainText(Strings.RevisionNumber, count),
        };
        var comments = view.Comments switch
        {
            null => null,
            1 => Strings.OneComment,
            { } count => Sentence.InPlainText(Strings.CommentCount, count),
        };
        return string.Join(" · ", new[] { revisions, comments }.OfType<string>());
    }

    /// <summary>Adds what other rooms say. It belongs to the conversation, so a card to share has none of it.</summary>
    private static void Lines(CardDraft draft, JobView view)
    {
        foreach (var line in view.Here.Lines)
        {
            var excerpt = TextPages.Excerpt(line.Text, LineBytes);
            draft.Label("{0}", line.Label).Quote(excerpt.Shown, rightToLeft: false);
            if (excerpt.Missing > 0)
            {
                draft.Line(Tone.Subtle, Strings.MoreOfLine, excerpt.Missing, line.Command);
            }
        }
    }

    private static IEnumerable<Button> Decisions(JobView view, Role viewer, FormDraft? words)
    {
        var job = view.Job;
        var id = job.Id;

        if (ShownTranslations.MayBeDecided(job))
        {
            if (viewer >= Role.Reviewer)
            {
                yield return Open(Strings.ButtonApprove, Verbs.Approve, "approve", CardDraft.Positive);
                yield return Open(Strings.ButtonRevise, Verbs.Revise, "revise", null);
            }

            if (viewer >= Role.Manager)
            {
                yield return Open(Strings.ButtonReject, Verbs.Reject, "reject", CardDraft.Destructive);
            }
        }
        else if (job.Status == JobStatus.Available && viewer >= Role.Manager)
        {
            yield return Open(Strings.ButtonCancel, Verbs.Cancel, "cancel", CardDraft.Destructive);
        }

        Button Open(string title, string verb, string command, string? style)
        {
            var button = new Button(title, Verbs.Ask + verb, $"{command} {id}")
            {
                Style = style,
                Data = { [CardFields.Job] = id.ToString() },
            };
            if (words is not null && words.Verb == verb)
            {
                foreach (var (name, value) in words.Fields)
                {
                    button.Data[name] = value;
                }
            }

            return button;
        }
    }

    private static IEnumerable<Button> Following(JobView view, Role viewer)
    {
        if (viewer < Role.Commenter)
        {
            yield break;
        }

        // With the state, this card is the answer again.
        var button = view.Here.IsWatched ? WatchButtons.Stop(view.Job.Id) : WatchButtons.Watch(view.Job.Id);
        button.Data[CardFields.State] = Fingerprint.OfState(view.Job);
        yield return button;
    }

    private static IEnumerable<Button> Looks(JobView view)
    {
        var id = view.Job.Id;
        yield return Look(Strings.ButtonRead, Verbs.Read);
        if (view.Revisions is null or > 1)
        {
            yield return Look(Strings.ButtonChanges, Verbs.Diff);
        }

        if (view.Revisions is null or > 0)
        {
            yield return Look(Strings.ButtonRevisions, Verbs.Revisions);
        }

        yield return Look(Strings.ButtonComments, Verbs.Comments);
        if (view.Job.Status == JobStatus.Approved)
        {
            yield return Look(Strings.ButtonFeedback, Verbs.Feedback);
        }

        yield return Refresh(view.Job);

        Button Look(string title, string verb) => new(title, verb, $"{verb} {id}") { Data = { [CardFields.Job] = id.ToString() } };
    }

    private static Button Refresh(Job job) => new(Strings.ButtonRefresh, Verbs.Job, $"{Verbs.Job} {job.Id}")
    {
        Data = { [CardFields.Job] = job.Id.ToString(), [CardFields.State] = Fingerprint.OfState(job) },
    };
}
