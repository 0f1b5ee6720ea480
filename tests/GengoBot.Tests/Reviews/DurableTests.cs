using System.Text.Json.Nodes;
using Gengo;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Reviews;
using GengoBot.Storage;
using GengoBot.Writes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace GengoBot.Tests.Reviews;

/// <summary>What the database is for: nothing done twice, nothing left hanging, everything on record.</summary>
public sealed class DurableTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_click_that_is_delivered_twice_is_carried_out_once_and_answered_alike()
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        var form = (await app.SayAsync($"approve {job}")).Card;

        var first = await app.Ana.ExecuteAsync("approve", Talk.Data(form, "Approve"), form.MessageId, WithId("f:1"));
        var second = await app.Ana.ExecuteAsync("approve", Talk.Data(form, "Approve"), form.MessageId, WithId("f:1"));

        Assert.Equal("approve", Assert.Single(app.Writes).Action);
        Assert.Equal(first.Card.Json.GetRawText(), second.Card.Json.GetRawText());
    }

    [Fact]
    public async Task A_comment_that_is_delivered_twice_is_sent_once()
    {
        await using var app = new BotApp();

        await app.Ana.SayAsync("comment 42 Only once", WithId("1700000000001"));
        await app.Ana.SayAsync("comment 42 Only once", WithId("1700000000001"));

        Assert.Single(app.Writes);
    }

    [Fact]
    public async Task A_click_whose_answer_came_late_is_answered_from_the_record_when_it_is_delivered_again()
    {
        await using var app = new BotApp(new PacedClock(20));
        var job = app.Reviewable();
        var form = (await app.SayAsync($"approve {job}")).Card;
        var put = app.Calls.HoldNext(HttpMethod.Put);
        var hasty = app.Ana with { IsHasty = true };

        Assert.True((await hasty.ExecuteAsync("approve", Talk.Data(form, "Approve"), form.MessageId, WithId("f:1"))).IsWorking);
        Assert.True((await hasty.ExecuteAsync("approve", Talk.Data(form, "Approve"), form.MessageId, WithId("f:1"))).IsWorking);
        put.Release();
        await app.Teams.WaitAsync(
            message => message.Id == form.MessageId && message.HasCard && message.Card.Text.Contains("Approved", StringComparison.Ordinal));

        (await hasty.ExecuteAsync("approve", Talk.Data(form, "Approve"), form.MessageId, WithId("f:1"))).Card.ShouldShow("Approved");
        Assert.Single(app.Writes);
    }

    [Fact]
    public async Task Without_a_database_jobs_are_shown_and_decisions_are_refused_before_Gengo_hears_of_them()
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        var form = (await app.SayAsync($"approve {job}")).Card;

        await app.Stored.WithoutWritesAsync(async () =>
        {
            var answer = await app.Ana.ClickAsync(form, "Approve", ("rating", "5"));
            var comment = await app.SayAsync($"comment {job} Not sent");

            Assert.Contains("Something went wrong on my side", answer.Sentence, StringComparison.Ordinal);
            Assert.Contains("Something went wrong on my side", comment.Sentence, StringComparison.Ordinal);
            (await app.SayAsync($"job {job}")).Card.ShouldShow("Waits for your decision");
            Assert.Empty(app.Writes);
        });

        (await app.Ana.ClickAsync(form, "Approve", ("rating", "5"))).Card.ShouldShow("Approved");
    }

    [Fact]
    public async Task What_a_dead_process_left_is_found_done_where_Gengo_says_so_and_the_card_shows_it()
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        var card = (await app.SayAsync($"job {job}")).Card;
        var left = await LeaveAsync(app, job, Verbs.Approve);
        await app.DeskAsync(job, "approve");

        await ResolveAsync(app);

        Assert.Null(await Actions(app).RunningAsync("sandbox", left.Job, Cancel));
        Assert.Equal(WriteState.Done, (await Audit(app, left.Job)).Outcome);
        Assert.Empty(app.Writes);
        app.Teams.CardAt(card.MessageId ?? "").ShouldShow("Approved");
    }

    [Fact]
    public async Task What_never_reached_Gengo_is_recorded_as_not_done_and_the_job_is_free_again()
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        var left = await LeaveAsync(app, job, Verbs.Approve);

        await ResolveAsync(app);
        var form = (await app.SayAsync($"approve {job}")).Card;
        var answer = await app.Ana.ClickAsync(form, "Approve");

        Assert.Equal("approve", Assert.Single(app.Writes).Action);
        answer.Card.ShouldShow("Approved");
        Assert.Equal(
            WriteState.Refused,
            (await app.Services.GetRequiredService<AuditStore>().ForJobAsync("sandbox", left.Job, 1, Cancel)).Entries[^1].Outcome);
    }

    [Theory]
    [InlineData("personal")]
    [InlineData("channel")]
    public async Task Words_that_a_dead_process_did_not_send_come_back_to_their_owner_alone(string kind)
    {
        await using var app = new BotApp();
        var talk = kind == "personal" ? app.Ana : app.Channel;
        await LeaveAsync(app, app.Reviewable(), Verbs.Revise, talk.Conversation, "Kept words");

        await ResolveAsync(app);

        var back = Assert.Single(app.Teams.Messages, static message => message.HasCard && message.Card.Inputs.ContainsKey("unsent1"));
        back.Card.ShouldShow("nothing happened").ShouldHaveInput("unsent1", "Kept words");
        Assert.Equal(kind == "personal", back.Conversation == talk.Conversation);
        Assert.All(await app.Stored.WritesAsync(), static write => Assert.Null(write.Words));
    }

    [Fact]
    public async Task Words_are_forgotten_after_a_day_even_where_nobody_knows_how_the_write_ended()
    {
        var clock = new AheadClock();
        await using var app = new BotApp(clock);
        await LeaveAsync(app, app.Reviewable(), Verbs.Revise, words: "Kept words");
        var store = app.Services.GetRequiredService<JobWriteStore>();

        await store.ForgetWordsAsync(Cancel);
        Assert.NotNull(Assert.Single(await app.Stored.WritesAsync()).Words);
        clock.Ahead += TimeSpan.FromDays(1);
        await store.ForgetWordsAsync(Cancel);

        Assert.Null(Assert.Single(await app.Stored.WritesAsync()).Words);
    }

    [Fact]
    public async Task Where_the_job_is_gone_the_conversation_hears_that_nobody_can_tell()
    {
        await using var app = new BotApp();
        var left = await LeaveAsync(app, 987_654, Verbs.Approve);

        await ResolveAsync(app);

        Assert.Equal(WriteState.Lost, (await Audit(app, left.Job)).Outcome);
        Assert.Contains(
            app.Teams.Messages, static message => message.Text?.Contains("cannot be found out", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Audit_says_who_did_what_and_what_came_of_it()
    {
        await using var app = new BotApp();
        var job = app.Reviewable(captcha: "BERT");
        await app.SayAsync($"job {job}");
        await app.SayAsync($"reject {job} --reason quality --captcha ERNIE --confirm Too literal");
        await app.SayAsync($"reject {job} --reason quality --captcha {app.Gengo.CaptchaAnswer(job)} --confirm Too literal");

        var card = (await app.Ben.SayAsync($"audit {job}")).Card;

        card.ShouldShow("reject by Ana Ruiz");
        card.ShouldShow(": done");
        card.ShouldShow(": not done, wrong captcha");
        card.ShouldNotShow("Too literal");
    }

    [Fact]
    public async Task What_was_begun_in_a_persons_own_chat_for_a_channel_is_told_in_both()
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        await app.SayInChannelAsync($"watch {job}");
        var card = (await app.SayInChannelAsync($"job {job}")).Card;
        await app.Channel.SubmitAsync(card, "Approve…");
        const string Chat = "a:private-29:ana";
        await LeaveAsync(app, job, Verbs.Approve, Chat);
        await app.DeskAsync(job, "approve");

        await ResolveAsync(app);

        app.Teams.CardAt(card.MessageId ?? "").ShouldShow("Approved").ShouldHaveButton("Stop watching");
        Assert.All(
            [Chat, app.Channel.Conversation],
            place => Assert.EndsWith(
                "took effect.", app.Teams.In(place).Last(static message => message.Text is not null).Text, StringComparison.Ordinal));
    }


    private static Action<JsonObject> WithId(string id) => activity => activity["id"] = id;

    private static JobWriteStore Actions(BotApp app) => app.Services.GetRequiredService<JobWriteStore>();

    private static async Task<AuditEntry> Audit(BotApp app, JobId job) =>
        Assert.Single((await app.Services.GetRequiredService<AuditStore>().ForJobAsync("sandbox", job, 1, Cancel)).Entries);

    /// <summary>A write that another process began an hour ago, and never ended.</summary>
    private static async Task<JobWrite> LeaveAsync(BotApp app, long job, string kind, string? chat = null, string? words = null)
    {
        var clock = new FakeTimeProvider(app.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddHours(-1));
        var dead = new JobWriteStore(
            app.Services.GetRequiredService<BotDb>(), app.Services.GetRequiredService<IJobWriteObserver>(), clock,
            NullLogger<JobWriteStore>.Instance);
        var conversation = new Conversation(
            chat ?? app.Ana.Conversation, chat == app.Channel.Conversation ? ConversationKind.Channel : ConversationKind.Personal,
            app.Teams.ServiceUrl, "msteams", app.Ana.Tenant, "28:gengobot");
        return (
            await dead.BeginAsync(
                new NewJobWrite("sandbox", new JobId(job), kind, new Person("29:ana", null, "Ana Ruiz"), conversation, "x", "REF")
                {
                    Words = words is null ? [] : [words],
                },
                Cancel)).Action;
    }

    private static Task ResolveAsync(BotApp app) =>
        app.Services.GetServices<IHostedService>().OfType<UnfinishedWrites>().Single().ResolveAllAsync(Cancel);
}
