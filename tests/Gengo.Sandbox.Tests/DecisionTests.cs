using System.Text.Json;

namespace Gengo.Sandbox.Tests;

public sealed class DecisionTests
{
    [Theory]
    [InlineData("""{"action":"approve","rating":""}""", 2500)]
    [InlineData("""{"action":"approve","rating":null}""", 2500)]
    [InlineData("""{"action":"approve","rating":"good"}""", 2501)]
    [InlineData("""{"action":"approve","rating":4.5}""", 2501)]
    [InlineData("""{"action":"approve","rating":true}""", 2501)]
    [InlineData("""{"action":"approve","rating":[5]}""", 2501)]
    [InlineData("""{"action":"approve","rating":0}""", 2502)]
    [InlineData("""{"action":"approve","rating":6}""", 2502)]
    [InlineData("""{"action":"approve","rating":-1}""", 2502)]
    [InlineData("""{"action":"approve","public":2}""", 2503)]
    [InlineData("""{"action":"approve","public":"yes"}""", 2503)]
    [InlineData("""{"action":"approve","public":{}}""", 2503)]
    [InlineData("""{"action":"revise"}""", 2300)]
    [InlineData("""{"action":"revise","comment":" "}""", 2300)]
    [InlineData("""{"action":"revise","comment":{}}""", 2300)]
    [InlineData("""{"action":"reject","comment":"No","captcha":"X"}""", 2350)]
    [InlineData("""{"action":"reject","comment":"No","captcha":"X","reason":"mood"}""", 2350)]
    [InlineData("""{"action":"reject","reason":"other","captcha":"X"}""", 2300)]
    [InlineData("""{"action":"reject","reason":"other","comment":"No"}""", 2400)]
    [InlineData("""{"action":"reject","reason":"other","comment":"No","captcha":""}""", 2400)]
    [InlineData("""{"action":"reject","reason":"other","comment":"No","captcha":"QQQQQ"}""", 2401)]
    [InlineData("""{"action":"reject","reason":"other","comment":"No","captcha":"X","follow_up":"shout"}""", 2450)]
    [InlineData("""{"action":"reject","reason":"other","comment":"No","captcha":"X","follow_up":[]}""", 2450)]
    [InlineData("""{"action":"archive"}""", 400)]
    [InlineData("""{"action":"purchase"}""", 400)]
    [InlineData("""{"action":""}""", 400)]
    [InlineData("""{}""", 400)]
    [InlineData("[]", 1251)]
    [InlineData("approve", 1251)]
    [InlineData("""{"action":"\ud800"}""", 1251)]
    [InlineData("""{"\ud800":1,"action":"approve"}""", 1251)]
    [InlineData("", 1250)]
    [InlineData(null, 1250)]
    public async Task A_wrong_field_has_its_own_code_and_changes_nothing(string? data, int code)
    {
        await using var gengo = await SandboxServer.StartAsync();
        Assert.Equal(code, (await gengo.PutAsync("translate/job/42", data)).Code());
        Assert.Equal("reviewable", gengo.Sandbox.FindJob(42)?.Status);
    }

    [Theory]
    [InlineData("""{"body":""}""", 2000)]
    [InlineData("""{"body":null}""", 2000)]
    [InlineData("""{"text":"Hello"}""", 2000)]
    [InlineData("{", 1251)]
    [InlineData(null, 1250)]
    public async Task A_comment_needs_a_body(string? data, int code)
    {
        await using var gengo = await SandboxServer.StartAsync();
        Assert.Equal(code, (await gengo.PostAsync("translate/job/42/comment", data)).Code());
        Assert.Single(gengo.Sandbox.FindJob(42)?.Thread ?? []);
    }

    [Fact]
    public async Task A_comment_has_at_most_25000_characters()
    {
        await using var gengo = await SandboxServer.StartAsync();
        var longest = string.Concat(Enumerable.Repeat("🙂", 25_000));

        Assert.Equal(0, (await CommentAsync(longest)).Code());
        Assert.Equal(longest, gengo.Sandbox.FindJob(42)?.Thread[^1].Body);
        Assert.Equal(400, (await CommentAsync(longest + "!")).Code());
        Assert.Equal(400, (await ReviseAsync(gengo, longest + "!")).Code());

        Task<JsonElement> CommentAsync(string body) =>
            gengo.PostAsync("translate/job/42/comment", JsonSerializer.Serialize(new { body }));
    }

    [Fact]
    public async Task A_revision_request_joins_the_thread_and_the_next_text_gets_a_new_captcha()
    {
        await using var gengo = await SandboxServer.StartAsync();
        var before = (await gengo.GetAsync("translate/job/42")).Job().Text("captcha_url");

        Assert.Equal(0, (await ReviseAsync(gengo, "Please use the short form.")).Code());
        var revising = (await gengo.GetAsync("translate/job/42")).Job();
        Assert.Equal("revising", revising.Text("status"));
        Assert.False(revising.TryGetProperty("body_tgt", out _));
        Assert.False(revising.TryGetProperty("captcha_url", out _));

        var thread = (await gengo.GetAsync("translate/job/42/comments")).Thread();
        Assert.Equal("Please use the short form.", thread[1].Text("body"));
        Assert.Equal("customer", thread[1].Text("author"));

        await gengo.DeskAsync("jobs/42/submit", """{"text":"Kurz."}""");
        var again = (await gengo.GetAsync("translate/job/42")).Job();
        Assert.Equal("reviewable", again.Text("status"));
        Assert.Equal("Kurz.", again.Text("body_tgt"));
        Assert.NotEqual(before, again.Text("captcha_url"));
        Assert.Equal(3, (await gengo.GetAsync("translate/job/42/revisions")).Response().GetProperty("revisions").GetArrayLength());
    }

    [Theory]
    [InlineData("requeue", "available")]
    [InlineData("cancel", "canceled")]
    public async Task A_rejected_job_waits_for_the_check_and_then_follows_its_follow_up(string followUp, string status)
    {
        await using var gengo = await SandboxServer.StartAsync();
        Assert.Equal(0, (await RejectAsync(gengo, gengo.Sandbox.CaptchaAnswer(42), followUp)).Code());
        Assert.Equal("rejected", (await gengo.GetAsync("translate/job/42")).Job().Text("status"));

        Assert.Equal(status, (await gengo.DeskAsync("jobs/42/check")).Text("status"));
        Assert.Equal(status, (await gengo.GetAsync("translate/job/42")).Job().Text("status"));
    }

    [Fact]
    public async Task A_requeued_job_can_be_started_at_once_and_a_closed_one_never()
    {
        await using var gengo = await SandboxServer.StartAsync();
        await RejectAsync(gengo, gengo.Sandbox.CaptchaAnswer(42), "requeue");
        Assert.Equal("pending", (await gengo.DeskAsync("jobs/42/start")).Text("status"));

        await gengo.PutAsync("translate/job/49", """{"action":"reject","reason":"quality","comment":"No","follow_up":"cancel"}""");
        await gengo.DeskAsync("jobs/49/start", expected: System.Net.HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData(Generation.V2013, 72)]
    [InlineData(Generation.V2019, 120)]
    public async Task A_job_that_nobody_reviews_is_approved_automatically(Generation generation, int hours)
    {
        await using var gengo = await SandboxServer.StartAsync(generation);
        gengo.Clock.Advance(TimeSpan.FromHours(hours) - TimeSpan.FromSeconds(1));
        Assert.Equal("reviewable", (await gengo.GetAsync("translate/job/42")).Job().Text("status"));

        gengo.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("approved", (await gengo.GetAsync("translate/job/42")).Job().Text("status"));
    }

    private static Task<JsonElement> ReviseAsync(SandboxServer gengo, string comment) =>
        gengo.PutAsync("translate/job/42", JsonSerializer.Serialize(new { action = "revise", comment }));

    internal static Task<JsonElement> RejectAsync(SandboxServer gengo, string? captcha, string followUp = "requeue", int job = 42) =>
        gengo.PutAsync($"translate/job/{job}", JsonSerializer.Serialize(
            new { action = "reject", reason = "quality", comment = "Too literal", captcha, follow_up = followUp }));
}
