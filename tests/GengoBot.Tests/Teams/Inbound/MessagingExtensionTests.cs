using System.Net;
using System.Text.Json.Nodes;
using Gengo.Sandbox.Jobs;

namespace GengoBot.Tests.Teams.Inbound;

/// <summary>Jobs in people's own messages: found by number or title, or named by a link. As Teams asks for them, over HTTP.</summary>
public sealed class MessagingExtensionTests
{
    private const string Link = "https://gengo.com/c/dashboard/jobs/details/";

    [Fact]
    public async Task A_watched_job_is_found_by_its_number_and_by_words_of_its_title()
    {
        await using var app = new BotApp();
        var job = await WatchedAsync(app, "Winter sale: Home page");

        foreach (var text in new[] { $"{job}", $"#{job}", $"job {job}", $"  Job   #{job} ", "winter", "WINT", "sale home", "page win" })
        {
            var found = await ExtensionReply.SearchAsync(app.Ana, text);
            Assert.Equal($"Job {job} · Winter sale: Home page", Assert.Single(found.Titles));
            Assert.Contains("Waits for your decision · English → German", found.Body.GetRawText(), StringComparison.Ordinal);
        }

        foreach (var text in new[] { "inter", "winter sales", "99999999", "winter summer", "%", "_", "'", "job" })
        {
            Assert.Contains(
                "No watched job has that number or title", (await ExtensionReply.SearchAsync(app.Ana, text)).Sentence,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Asked_twice_it_answers_twice_and_writes_nothing()
    {
        await using var app = new BotApp();
        var job = await WatchedAsync(app, "Winter sale");

        var found = await Task.WhenAll(ExtensionReply.SearchAsync(app.Ana, "winter"), ExtensionReply.SearchAsync(app.Ana, "winter"));
        Assert.All(found, reply => Assert.Equal($"Job {job} · Winter sale", Assert.Single(reply.Titles)));

        var entry = new JsonObject { ["job"] = $"{job}", ["account"] = "sandbox" };
        var chosen = await Task.WhenAll(ExtensionReply.ChooseAsync(app.Ana, entry), ExtensionReply.ChooseAsync(app.Ana, entry));
        Assert.Equal(chosen[0].Body.GetRawText(), chosen[1].Body.GetRawText());
        Assert.Contains("Winter sale", chosen[0].Body.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(app.Writes);
    }

    [Fact]
    public async Task Only_jobs_that_somebody_watches_are_found()
    {
        var clock = new AheadClock();
        await using var app = new BotApp(clock);
        var job = await WatchedAsync(app, "Watched for a while");
        var other = app.Gengo.AddJob(static job => job with { Slug = "Watched by nobody" }).Id;

        Assert.Equal($"Job {job} · Watched for a while", Assert.Single((await ExtensionReply.SearchAsync(app.Ben, "watched")).Titles));
        Assert.Contains(
            "Only jobs that somebody watches", (await ExtensionReply.SearchAsync(app.Ben, $"{other}")).Sentence, StringComparison.Ordinal);

        await app.SayAsync($"unwatch {job}");
        clock.Ahead += TimeSpan.FromHours(2);
        await app.WorkAsync();

        Assert.Contains(
            "Only jobs that somebody watches", (await ExtensionReply.SearchAsync(app.Ana, $"{job}")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_anything_is_typed_there_are_those_that_wait_for_a_decision()
    {
        await using var app = new BotApp();
        Assert.Contains("No watched job waits", (await ExtensionReply.OpenAsync(app.Ana)).Sentence, StringComparison.Ordinal);
        var waiting = await WatchedAsync(app, "Waits");
        var available = app.Gengo.AddJob(static job => job with { Slug = "Has no translator" }).Id;
        await app.SayAsync($"watch {available}");
        await app.WorkAsync();

        Assert.Equal($"Job {waiting} · Waits", Assert.Single((await ExtensionReply.OpenAsync(app.Channel)).Titles));
        Assert.Single((await ExtensionReply.SearchAsync(app.Channel, "  ")).Titles);
    }

    /// <summary>
    /// The command has one parameter. A client may not know what the manifest calls it, as Microsoft's Agents Playground, or know an older
    /// manifest.
    /// </summary>
    [Theory]
    [InlineData("""{"value":"spring"}""")]
    [InlineData("""{"name":"title","value":"spring"}""")]
    [InlineData("""{"name":"initialRun","value":"true"}""", """{"name":"search","value":"spring"}""")]
    [InlineData("null", """{"value":null}""", """{"name":"search","value":"spring"}""")]
    public async Task What_is_looked_for_has_any_name_but_the_one_of_a_list_that_opens(params string[] parameters)
    {
        await using var app = new BotApp();
        var job = await WatchedAsync(app, "Spring");
        await WatchedAsync(app, "Winter");

        var found = await ExtensionReply.AskAsync(app.Ana, [.. parameters.Select(static parameter => JsonNode.Parse(parameter))]);

        Assert.Equal($"Job {job} · Spring", Assert.Single(found.Titles));
    }

    [Fact]
    public async Task What_is_chosen_is_the_job_as_it_is_now_without_a_button()
    {
        await using var app = new BotApp();
        var job = await WatchedAsync(app, "Spring");
        var found = await ExtensionReply.SearchAsync(app.Channel, "spring");
        await app.SayAsync($"approve {job} --confirm");

        var card = (await ExtensionReply.ChooseAsync(app.Channel, found.Pressed(0))).Card;

        card.ShouldShow($"Job {job} · Spring")
            .ShouldShow("Approved")
            .ShouldShow("Der Frühling ist da.")
            .ShouldShow($"Write “job {job}” to GengoBot to see it as it is now");
        Assert.Empty(card.Buttons);
        Assert.False(card.Json.TryGetProperty("refresh", out _));
        Assert.DoesNotContain("with Read", card.Text, StringComparison.Ordinal);
        var quick = ExtensionReply.CardOf(found.Entries[0]).ShouldShow("Waits for your decision").ShouldShow("English → German");
        Assert.Empty(quick.Buttons);
    }

    [Theory]
    [InlineData("https://gengo.com/c/dashboard/jobs/details/{0}/")]
    [InlineData("https://gengo.com/t/jobs/details/{0}?src=rss")]
    [InlineData("https://www.gengo.com/c/job/{0}/revisions/3#top")]
    [InlineData("http://GENGO.com/jobs/{0}")]
    public async Task A_link_to_a_job_shows_the_job(string link)
    {
        await using var app = new BotApp();
        var job = app.Reviewable();

        var shown = await ExtensionReply.PasteAsync(
            app.Channel, string.Format(System.Globalization.CultureInfo.InvariantCulture, link, job));

        shown.Card.ShouldShow($"Job {job}").ShouldShow("Der Frühling ist da.");
        Assert.Empty(shown.Card.Buttons);
        Assert.Equal("no_cache", shown.Body.GetProperty("cacheInfo").GetProperty("cacheType").GetString());
    }

    [Theory]
    [InlineData("https://gengo.com/")]
    [InlineData("https://gengo.com/c/dashboard/jobs/reviewable/")]
    [InlineData("https://gengo.com/t/workbench/{0}")]
    [InlineData("https://gengo.com/c/order/{0}")]
    [InlineData("https://gengo.com/jobs/0")]
    [InlineData("https://gengo.com/jobs/-{0}")]
    [InlineData("https://gengo.com/jobs/99999999999999999999")]
    [InlineData("https://gengo.com:8443/jobs/{0}")]
    [InlineData("https://gengo.com.example/jobs/{0}")]
    [InlineData("https://example.com/gengo.com/jobs/{0}")]
    [InlineData("https://gengo.com@example.com/jobs/{0}")]
    [InlineData("ftp://gengo.com/jobs/{0}")]
    [InlineData("javascript:alert('/jobs/{0}')")]
    [InlineData("/jobs/{0}")]
    [InlineData("gengo.com/jobs/{0}")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Any_other_link_stays_a_link(string? link)
    {
        await using var app = new BotApp();
        var job = app.Reviewable();

        Assert.Empty((await ExtensionReply.PasteAsync(app.Ana, link?.Replace("{0}", $"{job}", StringComparison.Ordinal))).Entries);
    }

    [Fact]
    public async Task Which_hosts_are_Gengos_is_a_setting()
    {
        await using var app = new BotApp(("Gengo:LinkHosts:0", "pages.example:8443"));
        var job = app.Reviewable();

        Assert.Single((await ExtensionReply.PasteAsync(app.Ana, $"https://pages.example:8443/jobs/{job}")).Entries);
        Assert.Empty((await ExtensionReply.PasteAsync(app.Ana, $"{Link}{job}")).Entries);
    }

    [Fact]
    public async Task Who_may_not_see_a_job_finds_none_and_hears_who_may()
    {
        await using var app = new BotApp(
            ("Access:Viewers:0", TestPerson.Ana.AadObjectId ?? ""), ("Access:Admins:0", TestPerson.Chiyo.AadObjectId ?? ""));
        var job = await WatchedAsync(app, "Secret plans", app.Channel.As(TestPerson.Chiyo));
        var ben = app.Channel.As(TestPerson.Ben);
        var pressed = (await ExtensionReply.SearchAsync(app.Channel, "secret")).Pressed(0);

        var refused = await ben.SayAsync($"job {job}");
        foreach (var shared in new[] { await ExtensionReply.SearchAsync(ben, "secret"), await ExtensionReply.OpenAsync(ben),
            await ExtensionReply.ChooseAsync(ben, pressed) })
        {
            Assert.Equal(refused.Sentence, shared.Sentence);
        }

        var notOurs = await ExtensionReply.PasteAsync(ben, $"{Link}{job}");
        Assert.Empty(notOurs.Entries);
        Assert.Equal(notOurs.Body.GetRawText(), (await ExtensionReply.PasteAsync(app.Channel, $"{Link}999999")).Body.GetRawText());

        await app.Channel.As(TestPerson.Chiyo).SayAsync("grant viewer @", [TestPerson.Ben]);
        Assert.Single((await ExtensionReply.SearchAsync(ben, "secret")).Entries);
        (await ExtensionReply.ChooseAsync(ben, pressed)).Card.ShouldShow("Secret plans");
        Assert.Empty((await ExtensionReply.PasteAsync(app.Ben, $"{Link}{job}")).Entries);
    }

    [Fact]
    public async Task A_tenant_that_is_not_allowed_gets_nothing()
    {
        await using var app = new BotApp(("Bot:AllowedTenants:0", "another-tenant"));
        var job = app.Reviewable();

        Assert.Contains("organization", (await ExtensionReply.SearchAsync(app.Ana, $"{job}")).Sentence, StringComparison.Ordinal);
        Assert.Contains(
            "organization", (
                await ExtensionReply.ChooseAsync(app.Ana, new JsonObject { ["job"] = $"{job}", ["account"] = "sandbox" })).Sentence,
            StringComparison.Ordinal);
        Assert.Empty((await ExtensionReply.PasteAsync(app.Ana, $"{Link}{job}")).Entries);
    }

    [Fact]
    public async Task Each_conversation_finds_the_jobs_of_its_own_accounts()
    {
        const string Ours = "our-tenant";
        const string Theirs = "their-tenant";
        await using var gengo = new SharedGengo();
        await using var app = new BotApp(
            [.. gengo.Settings, ("Bot:AllowedTenants:0", "*"), ("Gengo:Accounts:main:Tenants:0", Ours),
                ("Gengo:Accounts:sandbox:Tenants:0", Theirs), ("Gengo:Accounts:sandbox:Tenants:1", Ours)]);
        gengo.Sandbox.AddJob(
            static job =>
                job with
                {
                    Id = 77_000,
                    Slug = "Same number: spring",
                    Status = Status.Reviewable,
                    Revisions = [new Revision("Unser Frühling.")]
                });
        app.Gengo.AddJob(
            static job =>
                job with
                {
                    Id = 77_000,
                    Slug = "Same number: autumn",
                    Status = Status.Reviewable,
                    Revisions = [new Revision("Ihr Herbst.")]
                });
        var ours = app.Ana with { Tenant = Ours };
        var theirs = app.Ben with { Tenant = Theirs };
        await theirs.SayAsync("use sandbox");
        await ours.SayAsync("watch 77000");
        await theirs.SayAsync("watch 77000");
        await app.WorkAsync();

        var spring = await ExtensionReply.SearchAsync(ours, "same number");
        var autumn = await ExtensionReply.SearchAsync(theirs, "77000");

        Assert.Equal("Job 77000 · Same number: spring", Assert.Single(spring.Titles));
        Assert.Equal("Job 77000 · Same number: autumn", Assert.Single(autumn.Titles));
        (await ExtensionReply.ChooseAsync(ours, spring.Pressed(0))).Card.ShouldShow("Unser Frühling.");
        (await ExtensionReply.PasteAsync(ours, $"{Link}77000")).Card.ShouldShow("Unser Frühling.");
        (await ExtensionReply.PasteAsync(theirs, $"{Link}77000")).Card.ShouldShow("Ihr Herbst.");
        foreach (var (talk, entry) in new[] { (ours, autumn), (theirs, spring) })
        {
            Assert.Contains(
                "does not speak for", (await ExtensionReply.ChooseAsync(talk, entry.Pressed(0))).Sentence, StringComparison.Ordinal);
        }

        // One that speaks for both finds both, says which is which, and a link finds the first of them.
        await ours.SayAsync("use main,sandbox");
        var both = await ExtensionReply.SearchAsync(ours, "77000");
        Assert.Equal(["Job 77000 · Same number: spring", "Job 77000 · Same number: autumn"], both.Titles);
        Assert.Contains("· sandbox", both.Entries[1].GetRawText(), StringComparison.Ordinal);
        (await ExtensionReply.ChooseAsync(ours, both.Pressed(1))).Card.ShouldShow("Ihr Herbst.");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"commandId":5}""")]
    [InlineData("""{"parameters":null}""")]
    [InlineData("""{"parameters":[null]}""")]
    [InlineData("""{"parameters":[{"name":"search","value":{"a":[1]}}]}""")]
    [InlineData("""{"parameters":[{"name":"search","value":42}],"queryOptions":{"skip":-1,"count":0}}""")]
    [InlineData("""{"url":5}""")]
    [InlineData("""{"url":null,"job":{},"account":[]}""")]
    [InlineData("""{"job":"42","account":"nosuch"}""")]
    [InlineData("""{"job":"-1","account":"sandbox"}""")]
    public async Task Malformed_questions_get_an_answer(string value)
    {
        await using var app = new BotApp();

        foreach (var name in new[] { "composeExtension/query", "composeExtension/queryLink", "composeExtension/selectItem" })
        {
            var reply = await app.Ana.InvokeAsync(name, JsonNode.Parse(value));
            Assert.True(reply.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{name} {reply.Status}");
            Assert.Empty(reply.Sent);
        }

        Assert.DoesNotContain(app.Logs.Lines, static line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pasted_key_is_looked_for_nowhere()
    {
        await using var app = new BotApp();

        Assert.Contains("key", (await ExtensionReply.SearchAsync(app.Ana, app.Gengo.PrivateKey)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_waits_for_a_slow_Gengo()
    {
        var clock = new AheadClock(pace: 20);
        await using var app = new BotApp(clock);
        var job = await WatchedAsync(app, "Slow");
        var pressed = (await ExtensionReply.SearchAsync(app.Ana, "slow")).Pressed(0);
        clock.Ahead += TimeSpan.FromMinutes(2);
        var held = app.Calls.HoldNext(HttpMethod.Get);

        Assert.Contains("Gengo does not answer", (await ExtensionReply.ChooseAsync(app.Ana, pressed)).Sentence, StringComparison.Ordinal);
        Assert.Empty((await ExtensionReply.PasteAsync(app.Ana, $"{Link}{job}")).Entries);

        held.Release();
        (await ExtensionReply.ChooseAsync(app.Ana, pressed)).Card.ShouldShow("Slow");
    }

    [Fact]
    public async Task What_a_title_holds_is_shown_and_does_nothing()
    {
        const string Title = "<b>x</b> &amp; **bold** {{DATE(2026-01-01T00:00:00Z)}} [a](https://evil.example) \u202Egnirts";
        await using var app = new BotApp();
        var job = await WatchedAsync(app, Title);

        var found = await ExtensionReply.SearchAsync(app.Ana, $"{job}");
        var entry = found.Entries[0].GetProperty("preview").GetProperty("content").GetProperty("title").GetString() ?? "";

        Assert.DoesNotContain("<b", entry, StringComparison.Ordinal);
        Assert.DoesNotContain("&amp", entry, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', entry);
        Assert.Equal(
            $"Job {job} · {Title}".Replace("\u202E", "", StringComparison.Ordinal), entry.Replace("\u2060", "", StringComparison.Ordinal));
        ExtensionReply.CardOf(found.Entries[0]).ShouldShow("<b>x</b> &amp; **bold**");
    }

    private static async Task<long> WatchedAsync(BotApp app, string slug, Talk? talk = null)
    {
        var job = app.Gengo.AddJob(
            job => job with { Slug = slug, Status = Status.Reviewable, Revisions = [new Revision("Der Frühling ist da.")] }).Id;
        await (talk ?? app.Ana).SayAsync($"watch {job}");
        await app.WorkAsync();
        return job;
    }
}
