namespace Gengo.Sandbox.Tests;

public sealed class DemoJobsTests
{
    [Theory]
    [InlineData(42, "reviewable", "en", "de")]
    [InlineData(43, "available", "en", "de")]
    [InlineData(44, "pending", "en", "fr")]
    [InlineData(45, "revising", "en", "es")]
    [InlineData(46, "approved", "en", "de")]
    [InlineData(47, "reviewable", "en", "ar")]
    [InlineData(48, "reviewable", "en", "ja")]
    [InlineData(49, "reviewable", "ja", "en")]
    [InlineData(50, "canceled", "en", "it")]
    [InlineData(51, "hold", "en", "pt-br")]
    public async Task The_demo_jobs_are_there_at_the_start(long id, string status, string from, string to)
    {
        await using var gengo = await SandboxServer.StartAsync();
        var job = (await gengo.GetAsync($"translate/job/{id}")).Job();
        Assert.Equal((status, from, to), (job.Text("status"), job.Text("lc_src"), job.Text("lc_tgt")));
        Assert.NotEqual("0", job.Text("unit_count"));
        Assert.NotEqual("0.00", job.Text("credits"));
        Assert.InRange(job.GetProperty("ctime").GetInt64(), 1, gengo.Clock.GetUtcNow().ToUnixTimeSeconds() - 60);
    }

    [Fact]
    public async Task Job_42_has_two_revisions_a_few_words_apart_and_a_comment_by_the_translator()
    {
        await using var gengo = await SandboxServer.StartAsync();
        var job = gengo.Sandbox.FindJob(42);
        Assert.NotNull(job);
        Assert.Equal("worker", Assert.Single(job.Thread).Author);
        Assert.Equal(2, job.Revisions.Count);

        var words = job.Revisions.Select(revision => revision.Body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToArray();
        Assert.InRange(words[1].Except(words[0]).Count(), 2, 12);
        Assert.True(words[1].Intersect(words[0]).Count() > 30);
        Assert.NotNull(gengo.Sandbox.CaptchaAnswer(42));
    }

    [Fact]
    public async Task Job_48_is_long_and_all_its_entries_differ()
    {
        await using var gengo = await SandboxServer.StartAsync();
        var job = (await gengo.GetAsync("translate/job/48")).Job();
        foreach (var text in new[] { job.Text("body_src") ?? "", job.Text("body_tgt") ?? "" })
        {
            Assert.True(text.Length >= 12_000);
            var entries = text.Split("\n\n");
            Assert.Equal(entries.Length, entries.Distinct().Count());
            Assert.Equal(entries.Length, entries.Select(entry => entry.Split('\n')[1]).Distinct().Count());
        }

        Assert.InRange(job.Text("body_tgt")?.Length ?? 0, 12_000, 12_500);
    }

    [Fact]
    public async Task Added_jobs_get_unique_ids_and_a_taken_id_is_an_error()
    {
        await using var gengo = await SandboxServer.StartAsync();
        Assert.NotEqual(gengo.Sandbox.AddJob().Id, gengo.Sandbox.AddJob().Id);
        Assert.Throws<ArgumentException>(() => gengo.Sandbox.AddJob(job => job with { Id = 42 }));
    }
}
