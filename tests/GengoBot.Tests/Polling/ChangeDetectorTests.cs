using Gengo;
using GengoBot.Outbox;
using GengoBot.Polling;

namespace GengoBot.Tests.Polling;

/// <summary>What the sandbox does not do, and Gengo may.</summary>
public sealed class ChangeDetectorTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private static readonly WatchedJob Before = new("main", new JobId(42), Fence: 7, Hints: 0)
    {
        PolledAt = Now.AddHours(-1),
        State = new JobState(JobStatus.Reviewable, GengoBot.Jobs.Fingerprint.Of("Eins."), Revisions: 1, Now.AddDays(4)),
    };

    [Fact]
    public void A_new_text_without_a_new_status_is_a_revision()
    {
        var fact = Assert.Single(
            Read(JobStatus.Reviewable, "Zwei.", [new(new RevisionId(1), Now.AddDays(-1)), new(new RevisionId(2), Now.AddMinutes(-5))]));

        Assert.Equal((JobChangeKind.Revision, 2, Now.AddMinutes(-5)), (fact.Kind, fact.Revision, fact.At));
    }

    [Fact]
    public void Another_spelling_is_no_new_status() => Assert.Empty(Read(new JobStatus("Reviewable"), "Eins.", null));

    [Fact]
    public void A_status_that_nobody_knows_is_told_as_it_came() =>
        Assert.Equal("in_limbo", Assert.Single(Read(new JobStatus("in_limbo"), null, [])).Status);

    [Fact]
    public void A_job_that_is_gone_is_told_once()
    {
        var reading = JobSnapshot.Gone(Before.Id, Now);
        var state = JobState.Of(reading, Before.State, TimeSpan.FromDays(5));

        Assert.Equal("deleted", Assert.Single(Of(Before, reading)).Status);
        Assert.Empty(Of(Before with { State = state }, reading));
    }

    [Fact]
    public void Gengos_new_word_for_a_translator_makes_no_old_comment_new()
    {
        var worker = KnownComment.In([new(new CommentAuthor("worker"), Now, "Same."), new(new CommentAuthor("worker"), Now, "Same.")]);
        var translator = KnownComment.In(
            [new(new CommentAuthor("translator"), Now, "Same."), new(new CommentAuthor("Translator"), Now, "Same.")]);

        Assert.Equal(worker.Select(static comment => comment.Key), translator.Select(static comment => comment.Key));
        Assert.Equal(2, worker.Select(static comment => comment.Key).Distinct().Count());
    }

    private static List<JobChange> Read(JobStatus status, string? translation, IReadOnlyList<Revision>? revisions) => Of(
        Before,
        new JobSnapshot(
            new Job { Id = Before.Id, Status = status, Translation = translation, SourceLanguage = "en", TargetLanguage = "de" }, [],
            revisions, Now));

    private static List<JobChange> Of(WatchedJob before, JobSnapshot reading) =>
        [.. ChangeDetector.Of(before, reading, JobState.Of(reading, before.State, TimeSpan.FromDays(5)), new HashSet<string>(),
            new OwnWrites([], Now)).Select(static finding => finding.Fact)];
}
