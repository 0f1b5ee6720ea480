using Gengo;
using Gengo.Sandbox.Jobs;
using GengoBot.Reviews;
using GengoBot.Writes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GengoBot.Tests.Reviews;

/// <summary>Two bots on one PostgreSQL database decide as one.</summary>
public sealed class ReplicaTests
{
    private const int People = 20;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Postgres), MemberType = typeof(TestDatabase))]
    public Task Of_twenty_who_approve_at_once_one_does_and_the_others_learn_who(string provider) =>
        RaceAsync(provider, static _ => ("Approve…", "Approve", "translator"));

    [Theory]
    [MemberData(nameof(TestDatabase.Postgres), MemberType = typeof(TestDatabase))]
    public Task Of_twenty_who_decide_differently_at_once_one_does_and_the_others_learn_who(string provider) =>
        RaceAsync(provider, static number => (number % 3) switch
    {
        0 => ("Approve…", "Approve", "translator"),
        1 => ("Request changes…", "Send back", "comment"),
        _ => ("Reject…", "Reject", "comment"),
    });

    [Theory]
    [MemberData(nameof(TestDatabase.Postgres), MemberType = typeof(TestDatabase))]
    public async Task Of_twenty_comments_at_once_each_arrives_once_or_its_author_is_told_that_it_did_not(string provider)
    {
        await using var replicas = await Replicas.StartAsync(provider);
        var job = replicas.Gengo.AddJob();
        var card = (await replicas.First.SayInChannelAsync($"comments {job}")).Card;

        var answers = await Task.WhenAll(
            Enumerable.Range(0, People)
                .Select(number => replicas.Talk(number).ClickAsync(card, "Send", ("comment", $"Comment {number}."))));

        await replicas.First.WaitForAnswersAsync();
        await replicas.Second.WaitForAnswersAsync();
        var thread = replicas.Gengo.Job(job).Thread;
        foreach (var number in Enumerable.Range(0, People).Where(number => !IsLate(answers[number])))
        {
            var isSent = answers[number].HasCard;
            Assert.Equal(isSent ? 1 : 0, thread.Count(comment => comment.Body == $"Comment {number}."));
            Assert.True(
                isSent || answers[number].Sentence.Contains("Nothing of yours was sent", StringComparison.Ordinal),
                answers[number].Body.ToString());
        }

        var audit = await replicas.AuditAsync(job);
        Assert.Equal(People, audit.Count);
        Assert.Equal(thread.Count, audit.Count(static entry => entry.Outcome == WriteState.Done));
        Assert.NotEmpty(thread);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Postgres), MemberType = typeof(TestDatabase))]
    public async Task A_click_that_is_delivered_again_to_the_other_replica_gets_the_first_ones_answer(string provider)
    {
        await using var replicas = await Replicas.StartAsync(provider);
        var job = replicas.Gengo.AddJob();
        var card = (await replicas.First.SayInChannelAsync($"job {job}")).Card;
        var form = (await replicas.Talk(0).ClickAsync(card, "Approve…")).Card;

        var first = await ApproveAsync(replicas.Talk(0));
        var again = await ApproveAsync(replicas.Talk(0) with { App = replicas.Second });

        first.Card.ShouldShow("Approved by Person 0");
        Assert.Equal(first.Body.GetRawText(), again.Body.GetRawText());
        Assert.Single(replicas.Gengo.WritesTo(job));

        Task<Reply> ApproveAsync(Talk talk) =>
            talk.ExecuteAsync("approve", Talk.Data(form, "Approve"), card.MessageId, static activity => activity["id"] = "f:1");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Postgres), MemberType = typeof(TestDatabase))]
    public async Task What_a_hanging_replica_was_at_is_found_out_by_the_other_one_whether_it_took_effect_or_not(string provider)
    {
        foreach (var tookEffect in (bool[])[true, false])
        {
            await using var replicas = await Replicas.StartAsync(provider);
            var job = replicas.Gengo.AddJob();
            var card = (await replicas.First.SayInChannelAsync($"job {job}")).Card;
            var form = (await replicas.Talk(0).ClickAsync(card, "Approve…")).Card;

            // The fresh look crosses twice; then comes the write, not yet handled or handled already.
            var held = replicas.Crossings.HoldAt(tookEffect ? 3 : 2);
            var hanging = replicas.Talk(0).ClickAsync(form, "Approve");
            await held.Reached.WaitAsync(Cancel);
            await replicas.ResolveAtSecondAsync();
            Assert.Empty(await replicas.AuditAsync(job));
            replicas.Clock.Ahead += JobWriteStore.HeldFor + TimeSpan.FromMinutes(1);
            await replicas.ResolveAtSecondAsync();

            var found = Assert.Single(await replicas.AuditAsync(job));
            Assert.Equal((tookEffect ? WriteState.Done : WriteState.Refused, WriteResult.FoundLater), (found.Outcome, found.Result));
            Assert.Contains(
                tookEffect ? "took effect" : "nothing happened", replicas.First.Teams.Messages[^1].Text ?? "", StringComparison.Ordinal);
            replicas.First.Teams.CardAt(card.MessageId ?? "").ShouldShow(tookEffect ? "Approved by Person 0" : "Waits for your decision");

            // It wakes up, sees that another one has taken over, and neither records nor claims anything.
            held.Cut();
            (await hanging).Card.ShouldShow("I do not know whether it took effect");
            Assert.Single(await replicas.AuditAsync(job));
            Assert.Equal(tookEffect ? 1 : 0, replicas.Gengo.WritesTo(job).Count);
        }
    }

    private static async Task RaceAsync(string provider, Func<int, (string Open, string Submit, string Field)> decisionOf)
    {
        await using var replicas = await Replicas.StartAsync(provider);
        var job = replicas.Gengo.AddJob();
        var card = (await replicas.First.SayInChannelAsync($"job {job}")).Card;
        var forms = await Task.WhenAll(
            Enumerable.Range(0, People).Select(number => replicas.Talk(number).ClickAsync(card, decisionOf(number).Open)));

        var answers = await Task.WhenAll(forms.Select((form, number) =>
        {
            var (_, submit, field) = decisionOf(number);
            (string, string)[] reason = submit == "Reject" ? [("reason", "quality")] : [];
            return replicas.Talk(number).ClickAsync(form.Card, submit, [(field, $"Words of {number}."), .. reason]);
        }));

        var write = Assert.Single(replicas.Gengo.WritesTo(job));
        Assert.Equal(0, write.Code);
        await replicas.First.WaitForAnswersAsync();
        await replicas.Second.WaitForAnswersAsync();
        var audit = await replicas.AuditAsync(job);
        var done = Assert.Single(audit, static entry => entry.Outcome == WriteState.Done).ActorName;
        var winner = Assert.Single(Enumerable.Range(0, People), number => done == $"Person {number}");
        foreach (var number in Enumerable.Range(0, People).Where(number => !IsLate(answers[number])))
        {
            var answer = answers[number];
            if (number != winner && answer.HasCard)
            {
                answer.Card.ShouldShow($"by Person {winner}").ShouldHaveInput("unsent1", $"Words of {number}.");
            }
            else if (number != winner)
            {
                // An error leaves the form with its words on the screen. Who was at it may have been somebody that came too late as well.
                Assert.Equal(400, answer.Inner);
                Assert.Contains("Nothing of yours was sent", answer.Sentence, StringComparison.Ordinal);
            }
        }

        Assert.Equal(People, audit.Count);
        Assert.NotEqual(Status.Reviewable, replicas.Gengo.Job(job).Status);
        Assert.Single(
            replicas.First.Teams.Messages, message => message.Text?.StartsWith($"Person {winner} ", StringComparison.Ordinal) == true);
    }

    /// <summary>Whoever stands far behind in the line reads "Working…" first.</summary>
    private static bool IsLate(Reply answer) => answer.HasCard && answer.Card.Text.Contains("Working…", StringComparison.Ordinal);

    /// <summary>Two bots, their database, their Gengo; both answer where the first one's Teams is.</summary>
    private sealed class Replicas : IAsyncDisposable
    {
        private readonly TestDatabase _database;

        private Replicas(TestDatabase database)
        {
            _database = database;
            Gengo = new SharedGengo(Crossings);
            (string, string)[] settings = [.. Gengo.Settings, .. database.Settings];
            First = new BotApp(new PacedClock(1), settings);
            Second = new BotApp(Clock, settings);
        }

        public Crossings Crossings { get; } = new();

        public SharedGengo Gengo { get; }

        public AheadClock Clock { get; } = new();

        public BotApp First { get; }

        public BotApp Second { get; }

        public static async Task<Replicas> StartAsync(string provider) => new(await TestDatabase.MigratedAsync(provider));

        /// <summary>One of many people in the channel, half of them at each replica.</summary>
        public Talk Talk(int number) => First.Channel with
        {
            App = number % 2 == 0 ? First : Second,
            Person = new TestPerson($"29:{number}", null, $"Person {number}"),
            ServiceUrl = First.Teams.ServiceUrl,
        };

        public async Task<IReadOnlyList<AuditEntry>> AuditAsync(long job) =>
            (await Second.Services.GetRequiredService<AuditStore>().ForJobAsync(SharedGengo.Account, new JobId(job), 1, Cancel)).Entries;

        public Task ResolveAtSecondAsync() =>
            Second.Services.GetServices<IHostedService>().OfType<UnfinishedWrites>().Single().ResolveAllAsync(Cancel);

        public async ValueTask DisposeAsync()
        {
            await First.DisposeAsync();
            await Second.DisposeAsync();
            await Gengo.DisposeAsync();
            await _database.DisposeAsync();
        }
    }
}
