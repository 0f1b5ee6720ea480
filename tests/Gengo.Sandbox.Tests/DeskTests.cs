using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Gengo.Sandbox.Tests;

public sealed class DeskTests
{
    [Fact]
    public async Task The_desk_shows_the_whole_job_and_the_answer_to_its_captcha()
    {
        await using var gengo = await SandboxServer.StartAsync();
        var job = await gengo.DeskGetAsync("jobs/42");

        Assert.Equal("42", job.Text("job_id"));
        Assert.Equal(gengo.Sandbox.CaptchaAnswer(42), job.Text("captcha"));
        Assert.Equal(2, job.GetProperty("revisions").GetArrayLength());
        Assert.Equal(job.Text("body_tgt"), job.GetProperty("revisions")[1].Text("body_tgt"));
        Assert.Equal("worker", job.GetProperty("thread")[0].Text("author"));
        Assert.Equal(5, (await gengo.DeskGetAsync("jobs/46")).GetProperty("feedback").GetProperty("rating").GetInt32());
        Assert.Equal(
            ["42", "43", "44", "45", "46", "47", "48", "49", "50", "51"],
            (await gengo.DeskGetAsync("jobs")).EnumerateArray().Select(entry => entry.Text("job_id")));
    }

    [Fact]
    public async Task A_translation_goes_from_order_to_approval()
    {
        await using var gengo = await SandboxServer.StartAsync();
        var id = (await gengo.DeskAsync("jobs", """{"slug":"Sign","body_src":"Please ring.","lc_tgt":"de"}""")).Text("job_id");
        Assert.Equal("available", (await gengo.GetAsync("translate/job/" + id)).Job().Text("status"));

        Assert.Equal("pending", (await gengo.DeskAsync($"jobs/{id}/start")).Text("status"));
        Assert.Equal("reviewable", (await gengo.DeskAsync($"jobs/{id}/submit", """{"text":"Bitte läuten."}""")).Text("status"));
        var commented = await gengo.DeskAsync($"jobs/{id}/comment", """{"text":"Is it a bell?"}""");
        Assert.Equal("Is it a bell?", commented.GetProperty("thread")[0].Text("body"));
        Assert.Equal("hold", (await gengo.DeskAsync($"jobs/{id}/hold")).Text("status"));
        Assert.Equal("reviewable", (await gengo.DeskAsync($"jobs/{id}/hold")).Text("status"));
        Assert.Equal("approved", (await gengo.DeskAsync($"jobs/{id}/approve")).Text("status"));
        Assert.Equal("Bitte läuten.", (await gengo.GetAsync("translate/job/" + id)).Job().Text("body_tgt"));
    }

    [Fact]
    public async Task A_job_ordered_with_auto_approve_has_no_review()
    {
        await using var gengo = await SandboxServer.StartAsync();
        var id = (await gengo.DeskAsync("jobs", """{"status":"pending","auto_approve":"1"}""")).Text("job_id");
        Assert.Equal("approved", (await gengo.DeskAsync($"jobs/{id}/submit", """{"text":"Fertig."}""")).Text("status"));
    }

    [Fact]
    public async Task A_new_job_takes_every_field_that_the_desk_shows()
    {
        await using var gengo = await SandboxServer.StartAsync();
        const string Fields = """
            {"job_id":"9007199254740993","order_id":77,"slug":"S","body_src":"Source","body_tgt":"Ziel","lc_src":"en-gb","lc_tgt":"de",
             "unit_count":"7","tier":"ultra","credits":"1.234","currency":"XTS","status":"reviewable","eta":-1,"ctime":1731590400,
             "auto_approve":0,"callback_url":"http://127.0.0.1:9/x","custom_data":"c","glossary_id":5,"captcha":"bert","whatever":[1],
             "thread":[{"author":"support","body":"Hi","ctime":"1731590401"}],"feedback":{"rating":"4.0","for_translator":"Ta"}}
            """;
        await gengo.DeskAsync("jobs", Fields);

        var job = (await gengo.GetAsync("translate/job/9007199254740993")).Job();
        Assert.Equal("77", job.Text("order_id"));
        Assert.Equal("Ziel", job.Text("body_tgt"));
        Assert.Equal("7", job.Text("unit_count"));
        Assert.Equal("ultra", job.Text("tier"));
        Assert.Equal("1.234", job.Text("credits"));
        Assert.Equal("XTS", job.Text("currency"));
        Assert.Equal("1731590400", job.Text("ctime"));
        Assert.Equal("c", job.Text("custom_data"));
        Assert.Equal("5", job.Text("glossary_id"));
        Assert.Equal("reviewable", job.Text("status"));
        Assert.Equal("BERT", gengo.Sandbox.CaptchaAnswer(9007199254740993));
        Assert.Equal("support", (await gengo.GetAsync("translate/job/9007199254740993/comments")).Thread()[0].Text("author"));
        Assert.Equal("4.0", (await gengo.GetAsync("translate/job/9007199254740993/feedback")).Feedback().Text("rating"));

        await gengo.DeskAsync("jobs", Fields, HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("""{"status":"reviewable","body_tgt":"Ziel","captcha_url":null}""")]
    [InlineData("""{"status":"reviewable","body_tgt":"Ziel","captcha_url":""}""")]
    public async Task A_new_job_with_an_empty_captcha_address_needs_no_captcha(string fields)
    {
        await using var gengo = await SandboxServer.StartAsync();
        Assert.Null((await gengo.DeskAsync("jobs", fields)).Text("captcha_url"));
        Assert.NotNull((await gengo.DeskAsync("jobs", """{"status":"reviewable","body_tgt":"Ziel"}""")).Text("captcha_url"));
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("unpaid")]
    [InlineData("something_new")]
    public async Task A_new_job_may_have_any_status(string status)
    {
        await using var gengo = await SandboxServer.StartAsync();
        var id = (await gengo.DeskAsync("jobs", $$"""{"status":"{{status}}"}""")).Text("job_id");
        Assert.Equal(status, (await gengo.GetAsync("translate/job/" + id)).Job().Text("status"));
    }

    [Theory]
    [InlineData("jobs", "[]")]
    [InlineData("jobs", "{")]
    [InlineData("jobs", """{"slug":{}}""")]
    [InlineData("jobs", """{"slug":"\udc00"}""")]
    [InlineData("jobs", """{"job_id":0}""")]
    [InlineData("jobs", """{"job_id":"x"}""")]
    [InlineData("jobs", """{"job_id":99999999999999999999}""")]
    [InlineData("jobs", """{"status":"Not a word"}""")]
    [InlineData("jobs", """{"status":""}""")]
    [InlineData("jobs", """{"credits":"1e999"}""")]
    [InlineData("jobs", """{"ctime":99999999999999}""")]
    [InlineData("jobs", """{"auto_approve":"maybe"}""")]
    [InlineData("jobs", """{"callback_url":"javascript:alert(1)"}""")]
    [InlineData("jobs", """{"callback_url":"/relative"}""")]
    [InlineData("jobs", """{"captcha":"1234"}""")]
    [InlineData("jobs", """{"thread":"none"}""")]
    [InlineData("jobs", """{"thread":[1]}""")]
    [InlineData("jobs", """{"thread":[{}]}""")]
    [InlineData("jobs", """{"revisions":[{"rev_id":1}]}""")]
    [InlineData("jobs", """{"feedback":7}""")]
    [InlineData("jobs", """{"feedback":{"rating":9}}""")]
    [InlineData("jobs/45/submit", "{}")]
    [InlineData("jobs/45/submit", """{"text":"  "}""")]
    [InlineData("jobs/45/submit", """{"text":["a"]}""")]
    [InlineData("jobs/42/comment", """{"text":""}""")]
    [InlineData("faults", "{}")]
    [InlineData("faults", """{"call":"PATCH","fault":"500"}""")]
    [InlineData("faults", """{"call":"PUT","fault":"earthquake"}""")]
    [InlineData("faults", """{"call":"PUT","fault":"500","times":0}""")]
    [InlineData("faults", """{"call":"PUT","fault":"500","delayMs":-1}""")]
    [InlineData("faults", """{"call":"PUT","fault":"500","delayMs":3600000}""")]
    public async Task A_wrong_body_is_refused_with_a_sentence_and_changes_nothing(string path, string json)
    {
        await using var gengo = await SandboxServer.StartAsync();
        var error = (await gengo.DeskAsync(path, json, HttpStatusCode.BadRequest)).GetProperty("error");
        Assert.Equal("bad_request", error.Text("code"));
        Assert.EndsWith(".", error.Text("message"), StringComparison.Ordinal);
        Assert.Equal(10, gengo.Sandbox.Jobs.Length);
        Assert.Equal("revising", gengo.Sandbox.FindJob(45)?.Status);
        Assert.Equal("[]", (await gengo.DeskGetAsync("faults")).ToString());
    }

    [Theory]
    [InlineData("GET", "jobs/4711", HttpStatusCode.NotFound)]
    [InlineData("GET", "jobs/x", HttpStatusCode.NotFound)]
    [InlineData("GET", "nowhere", HttpStatusCode.NotFound)]
    [InlineData("GET", "", HttpStatusCode.NotFound)]
    [InlineData("POST", "jobs/4711/start", HttpStatusCode.NotFound)]
    [InlineData("POST", "jobs/43/dance", HttpStatusCode.NotFound)]
    [InlineData("GET", "jobs/43/start", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "jobs/43", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "calls", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", "faults", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "jobs/43/submit", HttpStatusCode.Conflict)]
    public async Task A_wrong_address_method_or_job_status_has_its_HTTP_status(string method, string path, HttpStatusCode expected)
    {
        await using var gengo = await SandboxServer.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/sandbox/desk/" + path);
        request.Content = method == "POST" ? new StringContent("""{"text":"x"}""", Encoding.UTF8, "application/json") : null;
        using var response = await gengo.Http.SendAsync(request, SandboxServer.Stop);
        Assert.Equal(expected, response.StatusCode);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(SandboxServer.Stop);
        Assert.NotEmpty(answer.GetProperty("error").Text("message") ?? "");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    public async Task A_content_type_that_any_web_page_may_send_is_refused(string type)
    {
        await using var gengo = await SandboxServer.StartAsync();
        using var response = await gengo.Http.PostAsync(
            "/sandbox/desk/jobs/43/start", new StringContent("{}", Encoding.UTF8, type), SandboxServer.Stop);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal("available", gengo.Sandbox.FindJob(43)?.Status);
    }

    [Theory]
    [InlineData("https://evil.example", null)]
    [InlineData("null", null)]
    [InlineData("http://127.0.0.1:1", null)]
    [InlineData(null, "evil.example")]
    [InlineData(null, "127.0.0.1.evil.example")]
    public async Task A_page_of_another_site_is_refused(string? origin, string? host)
    {
        await using var gengo = await SandboxServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sandbox/desk/jobs/43/start")
        {
            Content = new StringContent("{}", Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Origin", origin ?? gengo.Http.BaseAddress?.GetLeftPart(UriPartial.Authority));
        request.Headers.Host = host;

        using var response = await gengo.Http.SendAsync(request, SandboxServer.Stop);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("available", gengo.Sandbox.FindJob(43)?.Status);
    }

    [Fact]
    public async Task A_page_of_this_server_is_accepted()
    {
        await using var gengo = await SandboxServer.StartAsync();
        gengo.Http.DefaultRequestHeaders.Add("Origin", gengo.Http.BaseAddress?.GetLeftPart(UriPartial.Authority));
        Assert.Equal("pending", (await gengo.DeskAsync("jobs/43/start")).Text("status"));
    }

    [Fact]
    public async Task Recorded_calls_show_data_and_code_but_neither_key_nor_signature()
    {
        await using var gengo = await SandboxServer.StartAsync();
        await gengo.GetAsync("translate/job/43", ("pre_mt", "1"));
        await gengo.PutAsync("translate/job/43", """{"action":"revise","comment":"Shorter"}""");
        await gengo.PostAsync("translate/job/43/comment", """{"body":"Hello"}""");
        await gengo.SendAsync(HttpMethod.Delete, "translate/job/43", []);

        var calls = await gengo.DeskGetAsync("calls");
        Assert.Equal(
            [
                "GET translate/job/43?pre_mt=1  0",
                "PUT translate/job/43 revise 2250",
                "POST translate/job/43/comment comment 0",
                "DELETE translate/job/43  1100",
            ],
            calls.EnumerateArray().Select(call => $"{call.Text("method")} {call.Text("path")} {call.Text("action")} {call.Text("code")}"));
        Assert.Equal("Shorter", calls[1].GetProperty("data").Text("comment"));
        Assert.Equal("Hello", gengo.Sandbox.Calls[2].Data?.GetProperty("body").GetString());
        Assert.Equal(gengo.Clock.GetUtcNow(), calls[0].GetProperty("time").GetDateTimeOffset());

        var text = calls.ToString();
        Assert.DoesNotContain(gengo.Signed()[2].Value, text, StringComparison.Ordinal);
        Assert.DoesNotContain("api_", text, StringComparison.Ordinal);
    }
}
