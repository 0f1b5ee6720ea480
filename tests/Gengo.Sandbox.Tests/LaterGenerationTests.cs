using System.Text.Json;

namespace Gengo.Sandbox.Tests;

public sealed class LaterGenerationTests
{
    [Fact]
    public async Task There_is_no_captcha_and_rejecting_needs_none()
    {
        await using var gengo = await SandboxServer.StartAsync(Generation.V2019);
        Assert.False((await gengo.GetAsync("translate/job/42")).Job().TryGetProperty("captcha_url", out _));
        Assert.Null(gengo.Sandbox.CaptchaAnswer(42));
        Assert.Equal(0, (await gengo.PutAsync("translate/job/42", """{"action":"reject","reason":"other","comment":"No"}""")).Code());
        Assert.Equal("rejected", (await gengo.GetAsync("translate/job/42")).Job().Text("status"));
    }

    [Fact]
    public async Task There_is_no_machine_translation_but_there_are_new_fields()
    {
        await using var gengo = await SandboxServer.StartAsync(Generation.V2019);
        var job = (await gengo.GetAsync("translate/job/43", ("pre_mt", "1"))).Job();
        Assert.False(job.TryGetProperty("body_tgt", out _));
        Assert.False(job.TryGetProperty("mt", out _));
        Assert.Equal("text", job.Text("type"));
        Assert.Equal("""["translation"]""", job.Text("services"));
        Assert.Equal(0, job.GetProperty("position").GetInt32());
        Assert.False(job.GetProperty("file_download_ready").GetBoolean());
        Assert.Equal(JsonValueKind.Array, job.GetProperty("translator_ids").ValueKind);
    }

    [Fact]
    public async Task A_translator_comments_as_translator_and_no_longer_as_worker()
    {
        await using var later = await SandboxServer.StartAsync(Generation.V2019);
        await using var earlier = await SandboxServer.StartAsync();
        Assert.Equal("translator", (await later.GetAsync("translate/job/42/comments")).Thread()[0].Text("author"));
        Assert.Equal("worker", (await earlier.GetAsync("translate/job/42/comments")).Thread()[0].Text("author"));
    }

    [Fact]
    public async Task Ids_and_times_of_revisions_change_their_type()
    {
        await using var gengo = await SandboxServer.StartAsync(Generation.V2019);
        var revision = (await gengo.GetAsync("translate/job/42/revisions")).Response().GetProperty("revisions")[0];
        Assert.Equal(JsonValueKind.Number, revision.GetProperty("rev_id").ValueKind);
        Assert.Equal(JsonValueKind.String, revision.GetProperty("ctime").ValueKind);
    }

    [Fact]
    public async Task An_approved_job_can_be_archived_and_stays_readable()
    {
        await using var gengo = await SandboxServer.StartAsync(Generation.V2019);
        Assert.Equal(0, (await gengo.PutAsync("translate/job/46", """{"action":"archive"}""")).Code());
        Assert.True((await gengo.DeskGetAsync("jobs/46")).GetProperty("archived").GetBoolean());
        Assert.Equal("approved", (await gengo.GetAsync("translate/job/46")).Job().Text("status"));
    }
}
