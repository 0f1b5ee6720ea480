using System.Text.Json;

namespace Gengo.Sandbox.Tests;

public sealed class ReadingTests
{
    [Fact]
    public async Task A_job_has_the_documented_fields_and_types()
    {
        await using var gengo = await SandboxServer.StartAsync();
        var job = (await gengo.GetAsync("translate/job/42")).Job();

        string[] texts =
        [
            "job_id", "order_id", "slug", "body_src", "body_tgt", "lc_src", "lc_tgt", "unit_count", "tier", "credits", "currency", "status",
            "auto_approve", "captcha_url", "custom_data",
        ];
        Assert.All(texts, text => Assert.Equal(JsonValueKind.String, job.GetProperty(text).ValueKind));

        Assert.Equal(-1, job.GetProperty("eta").GetInt64());
        Assert.Equal(gengo.Clock.GetUtcNow().AddHours(-26).ToUnixTimeSeconds(), job.GetProperty("ctime").GetInt64());
        Assert.StartsWith(gengo.Http.BaseAddress + "sandbox/captcha/", job.Text("captcha_url"), StringComparison.Ordinal);
        Assert.False(job.TryGetProperty("mt", out _));
        Assert.False(job.TryGetProperty("services", out _));
        Assert.False(job.TryGetProperty("callback_url", out _));
    }

    [Theory]
    [InlineData("43", true)]
    [InlineData("44", true)]
    [InlineData("45", true)]
    [InlineData("42", false)]
    [InlineData("46", false)]
    public async Task A_machine_translation_is_returned_until_the_translation_is_ready(string id, bool isMachine)
    {
        await using var gengo = await SandboxServer.StartAsync();
        var plain = (await gengo.GetAsync("translate/job/" + id)).Job();
        var machine = (await gengo.GetAsync("translate/job/" + id, ("pre_mt", "1"))).Job();

        Assert.Equal(isMachine ? "1" : "0", machine.Text("mt"));
        Assert.Equal(isMachine, !plain.TryGetProperty("body_tgt", out _));
        Assert.NotEmpty(machine.Text("body_tgt") ?? "");
        Assert.Equal(isMachine, plain.Text("body_tgt") != machine.Text("body_tgt"));
    }

    [Fact]
    public async Task Revisions_are_listed_and_read_one_by_one()
    {
        await using var gengo = await SandboxServer.StartAsync();
        var list = (await gengo.GetAsync("translate/job/42/revisions")).Response();
        Assert.Equal("42", list.Text("job_id"));

        var ids = list.GetProperty("revisions").EnumerateArray().Select(revision => revision.GetProperty("rev_id").GetString()).ToArray();
        Assert.Equal(2, ids.Length);

        var newest = (await gengo.GetAsync($"translate/job/42/revision/{ids[1]}")).Response().GetProperty("revision");
        Assert.Equal((await gengo.GetAsync("translate/job/42")).Job().Text("body_tgt"), newest.Text("body_tgt"));
        Assert.Equal(JsonValueKind.Number, newest.GetProperty("ctime").ValueKind);

        var first = (await gengo.GetAsync($"translate/job/42/revision/{ids[0]}")).Response().GetProperty("revision");
        Assert.NotEqual(first.Text("body_tgt"), newest.Text("body_tgt"));
        Assert.Empty((await gengo.GetAsync("translate/job/43/revisions")).Response().GetProperty("revisions").EnumerateArray());
    }

    [Fact]
    public async Task Without_feedback_the_rating_is_3_and_there_is_no_text()
    {
        await using var gengo = await SandboxServer.StartAsync();
        var before = (await gengo.GetAsync("translate/job/42/feedback")).Feedback();
        Assert.Equal("""{"rating":"3.0","for_translator":""}""", before.ToString());

        await gengo.PutAsync(
            "translate/job/42", """{"action":"approve","rating":4,"for_translator":"Danke!","for_mygengo":"quick","public":1}""");
        var after = (await gengo.GetAsync("translate/job/42/feedback")).Feedback();
        Assert.Equal("""{"rating":"4.0","for_translator":"Danke!"}""", after.ToString());

        var atDesk = (await gengo.DeskGetAsync("jobs/42")).GetProperty("feedback");
        Assert.Equal("quick", atDesk.Text("for_mygengo"));
        Assert.True(atDesk.GetProperty("public").GetBoolean());
    }

    [Fact]
    public async Task A_comment_joins_the_thread_word_for_word()
    {
        await using var gengo = await SandboxServer.StartAsync();
        Assert.Equal("[]", (await gengo.GetAsync("translate/job/43/comments")).Thread().ToString());

        const string Words = "Zwei Zeilen:\n<b>„A&B“</b> + 100 % 🙂";
        var answer = await gengo.PostAsync("translate/job/43/comment/", JsonSerializer.Serialize(new { body = Words }));
        Assert.Equal("{}", answer.Response().ToString());

        var comment = Assert.Single((await gengo.GetAsync("translate/job/43/comments/")).Thread().EnumerateArray());
        Assert.Equal(Words, comment.Text("body"));
        Assert.Equal("customer", comment.Text("author"));
        Assert.Equal(gengo.Clock.GetUtcNow().ToUnixTimeSeconds(), comment.GetProperty("ctime").GetInt64());
    }

    [Theory]
    [InlineData("translate/job", 2050)]
    [InlineData("translate/job/", 2050)]
    [InlineData("translate/job//comments", 2050)]
    [InlineData("translate/job/4711", 2100)]
    [InlineData("translate/job/0", 2100)]
    [InlineData("translate/job/-42", 2100)]
    [InlineData("translate/job/forty-two", 2100)]
    [InlineData("translate/job/99999999999999999999", 2100)]
    [InlineData("translate/job/4711/comments", 2100)]
    [InlineData("translate/job/42/revision", 2150)]
    [InlineData("translate/job/42/revision/", 2150)]
    [InlineData("translate/job/42/revision/1", 2200)]
    [InlineData("translate/job/42/revision/x", 2200)]
    [InlineData("translate/job/42/preview", 404)]
    [InlineData("translate/job/42/comment", 404)]
    [InlineData("translate/jobs", 404)]
    [InlineData("", 404)]
    public async Task A_missing_thing_has_its_code(string path, int code)
    {
        await using var gengo = await SandboxServer.StartAsync();
        Assert.Equal(code, (await gengo.GetAsync(path)).Code());
    }
}
