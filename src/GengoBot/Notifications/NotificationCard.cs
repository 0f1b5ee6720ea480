using Gengo;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Comments;
using GengoBot.Jobs;
using GengoBot.Outbox;

namespace GengoBot.Notifications;

/// <summary>Draws what is new about a job, with a box for a reply. Changes that came together are on one card, in order.</summary>
internal static class NotificationCard
{
    /// <summary>The most comments and other changes on a card, the last ones; the job itself shows the rest.</summary>
    private const int MaxComments = 5;
    private const int MaxOthers = 5;

    /// <summary>The bytes that all comments share, and the most for one.</summary>
    private const int CommentsBytes = 5_000;
    private const int CommentBytes = 1_600;

    public static Card For(JobId job, IReadOnlyList<JobChange> facts, DateTimeOffset now)
    {
        var draft = new CardDraft().Title("{0}", Title(job, facts, now));
        var comments = facts.Where(static fact => fact.Kind == JobChangeKind.Comment).ToList();
        var others = facts.Where(static fact => fact.Kind != JobChangeKind.Comment).ToList();
        var shown = comments.TakeLast(MaxComments).Concat(others.TakeLast(MaxOthers)).ToHashSet(ReferenceEqualityComparer.Instance);
        if (shown.Count < facts.Count)
        {
            draft.Line(Tone.Subtle, Strings.NewsMore, facts.Count - shown.Count);
        }

        var bytes = Math.Min(CommentBytes, CommentsBytes / Math.Clamp(comments.Count, 1, MaxComments));
        foreach (var fact in facts.Where(shown.Contains))
        {
            Draw(draft, job, fact, isAlone: facts.Count == 1, bytes, now);
        }

        return draft.CommentBox().Buttons([CommentParts.Send(job), .. Ways(job)]).Done();
    }

    /// <summary>The same without foreign texts, for a channel that finds them too long.</summary>
    public static Card Brief(JobId job, IReadOnlyList<JobChange> facts, DateTimeOffset now) =>
        new CardDraft().Title("{0}", Title(job, facts, now)).Buttons(Ways(job)).Done();

    private static IEnumerable<Button> Ways(JobId job) =>
    [
        new Button(Strings.ButtonOpen, Verbs.Job, $"{Verbs.Job} {job}") { Data = { [CardFields.Job] = job.ToString() } },
        WatchButtons.Mute(job),
    ];

    /// <summary>The title names a status before a comment.</summary>
    private static string Title(JobId job, IReadOnlyList<JobChange> facts, DateTimeOffset now)
    {
        var first = facts.LastOrDefault(static fact => fact.Kind == JobChangeKind.Status)
            ?? facts.LastOrDefault(static fact => fact.Kind != JobChangeKind.Comment);
        return first is not null ? Headline(job, first, now)
            : facts.Count == 1 ? Sentence.InPlainText(Strings.NewsComment, job)
            : Sentence.InPlainText(Strings.NewsComments, job, facts.Count);
    }

    private static void Draw(CardDraft draft, JobId job, JobChange fact, bool isAlone, int bytes, DateTimeOffset now)
    {
        if (fact.Kind == JobChangeKind.Comment)
        {
            draft.Comment(Author(fact), fact.At, fact.Text ?? "", bytes);
        }
        else if (!isAlone)
        {
            draft.Line(fact.At is null ? "{0}" : "{0} · {1}", Headline(job, fact, now), fact.At);
        }
        else if (fact.At is { } at)
        {
            draft.Line(Tone.Subtle, "{0}", at);
        }
    }

    private static string Author(JobChange fact)
    {
        var author = new CommentAuthor(fact.Author ?? "");
        return author.IsCustomer && fact.By is { } by ? Sentence.InPlainText(Strings.AuthorCustomerBy, by) : CommentParts.AuthorOf(author);
    }

    private static string Headline(JobId job, JobChange fact, DateTimeOffset now)
    {
        var headline = fact.Kind switch
        {
            JobChangeKind.Comment => Sentence.InPlainText(Strings.NewsComment, job),
            JobChangeKind.Revision => fact.Revision is { } number ? Sentence.InPlainText(Strings.NewsRevision, job, number)
                : Sentence.InPlainText(Strings.NewsText, job),
            JobChangeKind.Reminder => fact.ApprovesAt - now is { } left && left > TimeSpan.Zero
                ? Sentence.InPlainText(Strings.NewsReminder, job, Durations.Roughly(left))
                : Sentence.InPlainText(Strings.NewsReminderSoon, job),
            _ => OfStatus(job, new JobStatus(fact.Status ?? "")),
        };
        return fact.By is { } by ? Sentence.InPlainText(Strings.NewsBy, headline, by) : headline;
    }

    private static string OfStatus(JobId job, JobStatus status) => status switch
    {
        _ when status == JobStatus.Reviewable => Sentence.InPlainText(Strings.NewsReviewable, job),
        _ when status == JobStatus.Approved => Sentence.InPlainText(Strings.NewsApproved, job),
        _ when status == JobStatus.Revising => Sentence.InPlainText(Strings.NewsRevising, job),
        _ when status == JobStatus.Rejected => Sentence.InPlainText(Strings.NewsRejected, job),
        _ when status == JobStatus.Canceled => Sentence.InPlainText(Strings.NewsCanceled, job),
        _ when status == JobStatus.Pending => Sentence.InPlainText(Strings.NewsPending, job),
        _ when status == JobStatus.Available => Sentence.InPlainText(Strings.NewsAvailable, job),
        _ when status == JobStatus.Hold => Sentence.InPlainText(Strings.NewsHold, job),
        _ => Sentence.InPlainText(Strings.NewsStatus, job, JobWords.Of(status)),
    };
}
