using System.Text;
using System.Text.Json.Nodes;
using Gengo;
using GengoBot.Cards;
using GengoBot.Conversations;
using GengoBot.Playground;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GengoBot.Tests.Teams.Inbound;

/// <summary>A job card asks for itself anew, for each member of a small conversation; that changes nothing for anybody.</summary>
public sealed class RefreshTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_a_conversation_of_sixty_the_card_names_all_and_is_small_enough()
    {
        await using var app = new BotApp();
        app.Teams.Members = [.. People(60), "28:gengobot"];
        var job = app.Gengo.AddJob(
            job => job with { Status = "reviewable", BodySrc = new string('原', 100_000), Revisions = [new(new string('訳', 100_000))] }).Id;

        var card = (await app.SayInChannelAsync($"job {job}")).Card;

        Assert.Equal(People(60), card.RefreshedFor);
        Assert.InRange(Encoding.UTF8.GetByteCount(card.Json.GetRawText()), 1, Card.MaxBytes);
    }

    [Fact]
    public async Task In_a_conversation_of_more_nobody_is_named()
    {
        await using var app = new BotApp();
        app.Teams.Members = People(61);

        Assert.Null((await app.SayInChannelAsync("job 42")).Card.Json.Member("refresh"));
    }

    [Fact]
    public async Task In_a_persons_own_chat_nobody_else_is_asked_for()
    {
        await using var app = new BotApp();

        Assert.Equal([TestPerson.Ana.Id], (await app.SayAsync("job 42")).Card.RefreshedFor);
        Assert.Empty(app.Teams.MemberReads);
    }

    [Fact]
    public async Task A_channel_that_does_not_tell_or_takes_its_time_costs_only_the_refresh()
    {
        await using var app = new BotApp();
        Assert.Null((await app.SayInChannelAsync("job 42")).Card.Json.Member("refresh"));

        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Teams.MembersHeld = answer.Task;
        app.Teams.Members = People(2);
        var group = new Talk(app, "19:group@thread.v2", "groupChat", TestPerson.Ana);
        Assert.Null((await group.SayAsync("job 42")).Card.Json.Member("refresh"));

        // What came late serves the next card.
        answer.SetResult();
        DrawnCard next;
        do
        {
            next = (await group.SayAsync("job 42")).Card;
        }
        while (next.RefreshedFor.Count == 0);
        Assert.Equal(People(2), next.RefreshedFor);
    }

    [Fact]
    public async Task Sixty_clients_that_ask_at_once_cost_Gengo_one_look_and_see_what_was_just_done()
    {
        await using var app = new BotApp();
        app.Teams.Members = People(60);
        var job = app.Reviewable();
        var card = (await app.SayInChannelAsync($"job {job}")).Card;
        var before = app.Gengo.Calls.Length;

        await RefreshAllAsync("Waits for");
        Assert.Equal(before, app.Gengo.Calls.Length);

        var form = (await app.Channel.ClickAsync(card, "Approve…")).Card;
        await app.Channel.ClickAsync(form, "Approve");
        before = app.Gengo.Calls.Length;
        await RefreshAllAsync("Approved by Ana Ruiz");
        Assert.InRange(app.Gengo.Calls.Length - before, 0, 3);

        async Task RefreshAllAsync(string shown) => Assert.All(
            await Task.WhenAll(People(60).Select(id => app.Channel.As(new TestPerson(id, null, id)).ExecuteAsync(
                "job", new JsonObject { ["job"] = job.ToString(System.Globalization.CultureInfo.InvariantCulture) }, card.MessageId,
                Talk.AsRefresh))),
            answer => answer.Card.ShouldShow(shown));
    }

    [Fact]
    public async Task Members_are_read_once_an_hour_and_when_somebody_came_or_went()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var app = new BotApp(clock);
        app.Teams.Members = People(2);
        await app.SayInChannelAsync("job 42");
        await app.SayInChannelAsync("job 43");
        Assert.Single(app.Teams.MemberReads);

        app.Teams.Members = People(3);
        var update = app.Channel.Activity("conversationUpdate");
        update["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "29:3" });
        await app.Channel.SendAsync(update);
        Assert.Equal(People(3), (await app.SayInChannelAsync("job 42")).Card.RefreshedFor);

        clock.Advance(TimeSpan.FromMinutes(61));
        app.Teams.Members = People(4);
        Assert.Equal(People(4), (await app.SayInChannelAsync("job 42")).Card.RefreshedFor);
        Assert.Equal(3, app.Teams.MemberReads.Count);
    }

    [Fact]
    public async Task A_refresh_shows_the_job_with_the_viewers_own_buttons_and_leaves_no_trace()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var app = new BotApp(clock, ("Access:Viewers:0", "*"), ("Access:Managers:0", TestPerson.Ana.AadObjectId ?? ""));
        app.Teams.Members = People(2);
        var job = app.Reviewable();
        var card = (await app.SayInChannelAsync($"job {job}")).Card;
        card.ShouldHaveButton("Reject…");
        var seen = await SeenAsync(app, job);
        await ChangeAsync(app, app.Ana, job);
        clock.Advance(TimeSpan.FromSeconds(31));
        var before = app.Teams.Messages.Count;

        var refreshed = await app.Channel.As(TestPerson.Ben).RefreshAsync(card);

        refreshed.Card.ShouldShow("Ein anderer Text.").ShouldNotHaveButton("Approve…").ShouldHaveButton("Refresh");
        Assert.Equal(before, app.Teams.Messages.Count);
        Assert.Equal(seen, await SeenAsync(app, job));
        Assert.Equal("revise", Assert.Single(app.Writes).Action);
    }

    [Fact]
    public async Task A_refresh_in_ones_own_chat_does_not_count_as_having_been_shown()
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        var card = (await app.SayAsync($"job {job}")).Card;
        await ChangeAsync(app, app.Ben, job);
        await app.Ana.RefreshAsync(card);

        (await app.SayAsync($"approve {job} --confirm")).Card.ShouldShow("The translation has changed");
        Assert.Equal("revise", Assert.Single(app.Writes).Action);
    }

    [Theory]
    [InlineData("503")]
    [InlineData("timeout-before")]
    public async Task Where_Gengo_fails_the_card_stays_as_it_is(string fault)
    {
        await using var app = new BotApp(new PacedClock(1));
        var before = app.Teams.Messages.Count;
        await app.FaultAsync("GET", fault, times: 20);

        // A card from before the last start.
        var answer = await (app.Ana with { IsHasty = true }).ExecuteAsync("job", new JsonObject { ["job"] = "42" }, change: Talk.AsRefresh);

        Assert.False(answer.HasCard);
        Assert.InRange(answer.Inner, 400, 599);
        Assert.Equal(before, app.Teams.Messages.Count);
    }

    [Fact]
    public async Task What_calls_itself_a_refresh_writes_nothing()
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        var form = (await app.SayAsync($"approve {job}")).Card;

        var answer = await app.Ana.ExecuteAsync("approve", Talk.Data(form, "Approve"), form.MessageId, Talk.AsRefresh);

        Assert.Equal(400, answer.Inner);
        Assert.Empty(app.Writes);
    }

    [Fact]
    public async Task Words_that_wait_on_a_card_are_not_refreshed_away()
    {
        await using var app = new BotApp();
        app.Teams.Members = People(2);

        var card = (await app.SayInChannelAsync("reject 49 --reason quality Too literal.")).Card;

        Assert.Null(card.Json.Member("refresh"));
    }

    private static IReadOnlyList<string> People(int count) =>
        [.. Enumerable.Range(1, count).Select(static number => $"29:{number.ToString("D112", null)}")];

    /// <summary>Sent back from elsewhere, the translator hands in another text.</summary>
    private static async Task ChangeAsync(BotApp app, Talk elsewhere, long job)
    {
        var form = (await elsewhere.SayAsync($"revise {job}")).Card;
        await elsewhere.ClickAsync(form, "Send back", ("comment", "Please change it."));
        await app.DeskAsync(job, "submit", "Ein anderer Text.");
    }

    private static async Task<string?> SeenAsync(BotApp app, long job) =>
        (await app.Services.GetRequiredService<ShownJobStore>()
            .FindAsync(app.Channel.Conversation, "sandbox", new JobId(job), Cancel))?.Fingerprint;
}
