using System.Text.Json.Nodes;
using Gengo.Sandbox.Jobs;

namespace GengoBot.Tests.Accounts;

/// <summary>Two Gengo accounts, each with a job of the same number: <c>main</c> is the default one, <c>sandbox</c> the other.</summary>
public sealed class AccountsTests
{
    private const string Ours = "our-tenant";
    private const string Theirs = "their-tenant";
    private const string OurText = "Unser Frühling.";
    private const string TheirText = "Ihr Herbst.";

    [Fact]
    public async Task Two_tenants_with_the_same_job_number_never_see_each_others_bytes()
    {
        await using var gengo = new SharedGengo();
        await using var app = Bot(gengo, [.. OneEach]);
        var job = SameJob(gengo, app);
        Talk[] all =
        [
            app.Ana with { Tenant = Ours },
            app.Channel with { Tenant = Ours },
            app.Ana with { Tenant = Theirs, Conversation = "a:theirs" },
            app.Channel with { Tenant = Theirs, Conversation = "19:theirs@thread.tacv2;messageid=1" },
        ];
        foreach (var talk in all.Where(static talk => talk.Tenant == Theirs))
        {
            // The default account is not for them: nothing is shown until they choose their own.
            foreach (var typed in new[] { $"job {job}", "watching", "status", $"job {job} --account main", $"job {job} --account sandbox" })
            {
                var none = await talk.SayAsync(typed);
                Assert.False(none.HasCard);
                Assert.Matches("speaks for no Gengo account", none.Sentence);
            }

            Assert.DoesNotContain("main", (await talk.SayAsync("accounts")).Card.Json.GetRawText(), StringComparison.Ordinal);
            Assert.Contains(
                "no Gengo account main that this conversation may use", (await talk.SayAsync("use main")).Sentence,
                StringComparison.Ordinal);
            Assert.Contains(
                "speaks for the Gengo account sandbox now", (await talk.SayAsync("use sandbox")).Sentence, StringComparison.Ordinal);
        }

        foreach (var talk in all)
        {
            var (own, other, name, otherName) = talk.Tenant == Ours ? (OurText, TheirText, "main", "sandbox")
                : (TheirText, OurText, "sandbox", "main");
            var card = (await talk.SayAsync($"job {job}")).Card;
            Reply[] replies =
            [
                await talk.SayAsync($"read {job}"),
                await talk.ClickAsync(card, "Revisions"),
                await talk.SubmitAsync(card, "Read"),
                await talk.ClickAsync(card, "Refresh"),
                await talk.SayAsync($"job {job} --account {name}"),
                await talk.SayAsync($"job {job} --account {otherName}"),
                await talk.ExecuteAsync("job", new JsonObject { ["verb"] = "job", ["job"] = $"{job}", ["account"] = otherName }),
                await talk.SubmitAsync(new JsonObject { ["verb"] = "read", ["job"] = $"{job}", ["account"] = otherName }),
                await talk.ExecuteAsync(
                    "job", new JsonObject { ["verb"] = "job", ["job"] = $"{job}", ["account"] = otherName }, change: Talk.AsRefresh),
                await talk.SayAsync("accounts"),
                await talk.SayAsync("status"),
            ];

            card.ShouldShow(own);
            Assert.All(replies, reply => Assert.DoesNotContain(other, All(reply), StringComparison.Ordinal));
            Assert.All(replies.Skip(6).Take(3), reply => Assert.DoesNotContain(own, All(reply), StringComparison.Ordinal));
        }

        Assert.DoesNotContain(app.Teams.Messages, message => all.Any(talk => talk.Conversation == message.Conversation
            && message.Activity.GetRawText().Contains(talk.Tenant == Ours ? "Herbst" : "Unser", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_does_not_exist_and_what_is_not_ones_own_get_the_same_sentence()
    {
        await using var gengo = new SharedGengo();
        await using var app = Bot(gengo, [.. OneEach]);
        var theirs = app.Gengo.AddJob(
            static job => job with { Id = 77_001, Status = Status.Reviewable, Revisions = [new Revision(TheirText)] }).Id;
        var ana = app.Ana with { Tenant = Ours };

        var notOurs = (await ana.SayAsync($"job {theirs}")).Sentence;
        Assert.Equal(WithoutReference(notOurs), WithoutReference((await ana.SayAsync("job 77002")).Sentence));
        Assert.Equal(
            (await ana.SayAsync("job 42 --account sandbox")).Sentence.Replace("sandbox", "nosuch", StringComparison.Ordinal),
            (await ana.SayAsync("job 42 --account nosuch")).Sentence);
        Assert.Equal(
            (await ana.SayAsync("use sandbox")).Sentence.Replace("sandbox", "nosuch", StringComparison.Ordinal),
            (await ana.SayAsync("use nosuch")).Sentence);

        static string WithoutReference(string sentence) => sentence.Split(" (Reference ")[0];
    }

    [Fact]
    public async Task A_conversation_that_speaks_for_two_is_told_apart_by_the_option_and_by_each_button()
    {
        await using var gengo = new SharedGengo();
        await using var app = Bot(gengo);
        var job = SameJob(gengo, app);
        await app.SayAsync("use main, SANDBOX");

        (await app.SayAsync($"job {job}")).Card.ShouldShow(OurText);
        var other = (await app.SayAsync($"job {job} --account sandbox")).Card.ShouldShow(TheirText);

        Assert.Contains($"approve {job} --account sandbox", other.PlainText, StringComparison.Ordinal);
        (await app.Ana.ClickAsync(other, "Read")).Card.ShouldShow(TheirText);
        (await app.Ana.SubmitAsync(other, "Read")).Card.ShouldShow(TheirText);
        (await app.Ana.RefreshAsync(other)).Card.ShouldShow(TheirText);
        await app.Ana.ClickAsync((await app.Ana.ClickAsync(other, "Approve…")).Card, "Approve");
        Assert.Equal(Status.Approved, app.Job(job).Status);
        Assert.Equal(Status.Reviewable, gengo.Job(job).Status);
    }

    [Fact]
    public async Task A_card_from_before_another_account_was_chosen_does_nothing()
    {
        await using var gengo = new SharedGengo();
        await using var app = Bot(gengo);
        var job = SameJob(gengo, app);
        var card = (await app.SayInChannelAsync($"job {job}")).Card.ShouldShow(OurText);
        var accounts = (await app.SayInChannelAsync("accounts")).Card.ShouldShow("main · SANDBOX: this conversation speaks for it");

        var chosen = await app.Channel.ClickAsync(accounts, "Use sandbox");

        chosen.Card.ShouldShow("main · SANDBOX: not here");
        Assert.Contains("Ana Ruiz chose: this conversation speaks for the Gengo account sandbox now.", chosen.Lines);
        Assert.Contains("does not speak for", (await app.Channel.ClickAsync(card, "Read")).Sentence, StringComparison.Ordinal);
        Assert.Contains("does not speak for", (await app.Channel.SubmitAsync(card, "Approve…")).Sentence, StringComparison.Ordinal);
        var bare = await app.Channel.ExecuteAsync("job", new JsonObject { ["verb"] = "job", ["job"] = $"{job}" });
        Assert.Contains("does not speak for", bare.Sentence, StringComparison.Ordinal);
        Assert.Empty(app.Writes);
        Assert.Empty(gengo.WritesTo(job));
        (await app.SayInChannelAsync($"job {job}")).Card.ShouldShow(TheirText);
        (await app.SayAsync($"job {job}")).Card.ShouldShow(OurText);
        await app.Channel.ClickAsync(accounts, "Use sandbox");
    }

    [Fact]
    public async Task Choosing_takes_an_admin_of_the_account_that_is_chosen()
    {
        await using var gengo = new SharedGengo();
        await using var app = Bot(
            gengo, ("Gengo:Accounts:main:Access:Admins:0", TestPerson.Ana.AadObjectId ?? ""), ("Access:Viewers:0", "*"));

        await app.SayInChannelAsync("access");
        await app.Channel.SayAsync("grant admin @", [TestPerson.Ben]);

        Assert.Contains("You may not use use sandbox", (await app.SayInChannelAsync("use sandbox")).Sentence, StringComparison.Ordinal);
        Assert.Contains(
            "You may not use use sandbox", (await app.Channel.As(TestPerson.Ben).SayAsync("use main,sandbox")).Sentence,
            StringComparison.Ordinal);
        Assert.Contains(
            "You may not use use here", (await app.Channel.As(TestPerson.Chiyo).SayAsync("use main")).Sentence, StringComparison.Ordinal);
        Assert.Contains("account main now", (await app.Channel.As(TestPerson.Ben).SayAsync("use main")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watch_stays_with_its_account_and_its_news_open_there_only()
    {
        await using var gengo = new SharedGengo();
        var clock = new AheadClock();
        await using var app = new BotApp(clock, gengo.Settings);
        var job = SameJob(gengo, app);
        await app.SayInChannelAsync($"watch {job}");
        await app.WorkAsync();
        await app.SayInChannelAsync("use sandbox,main");

        await gengo.DeskAsync(job, "comment", "From the translator of ours");
        clock.Ahead += TimeSpan.FromMinutes(40);
        await app.WorkAsync();
        clock.Ahead += TimeSpan.FromMinutes(2);
        await app.WorkAsync();

        var news = app.Teams.In(app.Channel.Conversation)
            .Last(static message => message.HasCard && message.Card.Text.Contains("translator of ours", StringComparison.Ordinal)).Card;
        (await app.Channel.ClickAsync(news, "Open")).Card.ShouldShow(OurText);
    }

    [Fact]
    public async Task A_form_in_ones_own_chat_acts_for_the_channel_that_it_came_from_and_its_grants()
    {
        await using var gengo = new SharedGengo();
        await using var app = Bot(gengo, ("Access:Admins:0", TestPerson.Ana.AadObjectId ?? ""));
        var job = SameJob(gengo, app);
        await app.SayInChannelAsync("use sandbox");
        await app.Channel.SayAsync("grant reviewer @", [TestPerson.Ben]);
        var ben = app.Channel.As(TestPerson.Ben);
        var card = (await ben.SayAsync($"job {job}")).Card;

        await ben.SubmitAsync(card, "Approve…");
        var form = app.Teams.In($"a:private-{TestPerson.Ben.Id}").Last().Card.ShouldShow(TheirText);
        var chat = app.Ben with { Conversation = $"a:private-{TestPerson.Ben.Id}" };
        Assert.Contains("You may not", (await chat.SayAsync($"job {job}")).Sentence, StringComparison.Ordinal);
        await app.Channel.SayAsync("revoke reviewer @", [TestPerson.Ben]);
        await chat.SubmitAsync(form, "Approve");
        Assert.Equal(Status.Reviewable, app.Job(job).Status);

        await app.Channel.SayAsync("grant reviewer @", [TestPerson.Ben]);
        await chat.SubmitAsync(form, "Approve");
        Assert.Equal(Status.Approved, app.Job(job).Status);
        Assert.Empty(gengo.WritesTo(job));
    }

    private static (string, string)[] OneEach =>
        [("Bot:AllowedTenants:0", "*"), ("Gengo:Accounts:main:Tenants:0", Ours), ("Gengo:Accounts:sandbox:Tenants:0", Theirs)];

    private static BotApp Bot(SharedGengo gengo, params (string, string)[] settings) => new([.. gengo.Settings, .. settings]);

    private static long SameJob(SharedGengo gengo, BotApp app)
    {
        const long Number = 77_000;
        gengo.Sandbox.AddJob(static job => job with { Id = Number, Status = Status.Reviewable, Revisions = [new Revision(OurText)] });
        return app.Gengo.AddJob(
            static job => job with { Id = Number, Status = Status.Reviewable, Revisions = [new Revision(TheirText)] }).Id;
    }

    private static string All(Reply reply) =>
        reply.Body.ToString() + string.Concat(reply.Sent.Select(static message => message.Activity.GetRawText()));
}
