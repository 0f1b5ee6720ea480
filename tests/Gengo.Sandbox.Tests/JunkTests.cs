using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace Gengo.Sandbox.Tests;

/// <summary>The sandbox answers every request, however senseless, without an error of its own.</summary>
public sealed class JunkTests
{
    private static readonly string[] Methods = ["GET", "PUT", "POST", "DELETE", "HEAD", "PATCH", "OPTIONS"];

    private static readonly string[] Types =
    [
        "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-16", "multipart/form-data; boundary=x",
        "multipart/form-data", "application/json", "text/plain",
    ];

    private static readonly string[] Values =
    [
        "", "42", "{}", "[]", "{\"action\":", "\"\\ud800\"", "%", "%zz", "%00", "%ff%fe", "\u00e9", "&", "=", "put", "--x\r\n", "x--",
    ];

    private static readonly string[] Paths =
    [
        "translate/job/42", "translate/job/42/comment", "translate/job/42/revision/%ff", "translate/job/%01", "..%2f..", "translate//",
        "?api_sig=%ff&ts=%",
    ];

    private static readonly string[] DecisionFields =
        ["action", "comment", "reason", "rating", "public", "captcha", "follow_up", "for_translator", "body", "\\ud800"];

    private static readonly string[] DecisionValues =
        ["null", "true", "5", "-1", "1e400", "0.1", "{}", "[[]]", "\"\\udfff\"", "\"quality\"", "\"cancel\"", new string('[', 70)];

    private static readonly string[] DeskPaths =
        ["jobs", "jobs/42/submit", "jobs/43/start", "jobs/44/comment", "jobs/45/hold", "faults", "%01", "jobs/%ff/start"];

    private static readonly string[] DeskFields =
    [
        "text", "job_id", "order_id", "slug", "body_src", "body_tgt", "mt", "unit_count", "credits", "status", "eta", "ctime",
        "auto_approve", "custom_data", "captcha", "captcha_url", "thread", "revisions", "feedback", "call", "times", "fault", "delayMs",
    ];

    private static readonly string[] DeskValues =
    [
        "null", "true", "0", "-1", "1e400", "0.1", "{}", "[{}]", "\"\\udfff\"", "99999999999999999999", "\"reviewable\"",
        "[{\"body\":\"x\",\"body_tgt\":\"y\"}]",
    ];

    [Fact]
    public async Task Any_form_is_answered_and_never_with_a_500()
    {
        await using var gengo = await SandboxServer.StartAsync();
        var field = Gen.Select(
            Gen.OneOf("api_key", "api_sig", "ts", "data", "_method", "", "%"),
            Gen.OneOf<string>(Gen.OneOf(Values), Gen.String[0, 20]),
            (name, value) => name + "=" + value);
        var body = Gen.OneOf<string>(field.Array[0, 6].Select(fields => string.Join('&', fields)), Gen.String[0, 200]);
        await Gen.Select(Gen.OneOf(Methods), Gen.OneOf(Paths), Gen.OneOf(Types), body).SampleAsync(
            async (method, path, type, text) =>
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), "/sandbox/v2/" + path);
                request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
                request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
                using var response = await gengo.Http.SendAsync(request, SandboxServer.Stop);
                Assert.True((int)response.StatusCode is 200 or 400, $"{response.StatusCode}");
                if (method != "HEAD")
                {
                    Assert.NotEqual(0, (await response.Content.ReadFromJsonAsync<JsonElement>(SandboxServer.Stop)).Code());
                }
            },
            iter: 1_000,
            threads: 2);
    }

    [Fact]
    public async Task Any_signed_data_is_answered_with_one_of_gengos_codes()
    {
        await using var gengo = await SandboxServer.StartAsync();
        var field = Member(DecisionFields, DecisionValues);
        var data = Gen.Select(Gen.OneOf("approve", "revise", "reject", "archive", "x"), field.Array[0, 5], (action, fields) =>
            "{" + string.Join(',', fields.Prepend($"\"action\":\"{action}\"")) + "}");
        int[] known = [0, 400, 1251, 2000, 2250, 2300, 2350, 2400, 2401, 2450, 2500, 2501, 2502, 2503];
        await data.SampleAsync(
            async json =>
            {
                var id = gengo.Sandbox.AddJob(job => job with { Status = "reviewable", Revisions = [new("Hallo")] }).Id;
                Assert.Contains((await gengo.PutAsync($"translate/job/{id}", json)).Code(), known);
                Assert.Contains((await gengo.PostAsync($"translate/job/{id}/comment", json)).Code(), known);
            },
            iter: 500,
            threads: 2);
        await gengo.DeskGetAsync("calls");
        await gengo.DeskGetAsync("jobs");
    }

    [Fact]
    public async Task Any_request_to_the_desk_is_answered_and_never_with_a_500()
    {
        await using var gengo = await SandboxServer.StartAsync();
        var field = Member(DeskFields, DeskValues);
        var body = Gen.OneOf<string>(field.Array[0, 5].Select(fields => "{" + string.Join(',', fields) + "}"), Gen.String[0, 50]);
        await Gen.Select(Gen.OneOf<string>(DeskPaths), body).SampleAsync(
            async (to, json) =>
            {
                using var response = await gengo.Http.PostAsync(
                    "/sandbox/desk/" + to, new StringContent(json, Encoding.UTF8, "application/json"), SandboxServer.Stop);
                Assert.True((int)response.StatusCode is 200 or 400 or 404 or 409, $"{response.StatusCode}");
                await response.Content.ReadFromJsonAsync<JsonElement>(SandboxServer.Stop);
            },
            iter: 1_000,
            threads: 2);
        await gengo.DeskGetAsync("jobs");
    }

    [Theory]
    [InlineData("/sandbox/v2/translate/job/42/comment", "application/x-www-form-urlencoded", 4_000_001)]
    [InlineData("/sandbox/desk/jobs", "application/json", 16_000_001)]
    public async Task A_body_that_is_too_large_is_refused_with_413_and_json(string path, string type, int length)
    {
        await using var gengo = await SandboxServer.StartAsync();
        using var response = await gengo.Http.PostAsync(
            path, new StringContent(new string(' ', length), Encoding.UTF8, type), SandboxServer.Stop);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal(JsonValueKind.Object, (await response.Content.ReadFromJsonAsync<JsonElement>(SandboxServer.Stop)).ValueKind);
    }

    [Fact]
    public async Task A_job_can_have_a_million_characters_of_any_script()
    {
        await using var gengo = await SandboxServer.StartAsync();
        var text = string.Concat(Enumerable.Repeat("翻訳", 500_000));
        var order = JsonSerializer.Serialize(new { body_src = text, body_tgt = text, status = "reviewable" });
        var id = (await gengo.DeskAsync("jobs", order)).Text("job_id");
        Assert.Equal(text, (await gengo.GetAsync("translate/job/" + id)).Job().Text("body_tgt"));
    }

    [Fact]
    public async Task A_desk_body_that_is_not_utf8_is_refused()
    {
        await using var gengo = await SandboxServer.StartAsync();
        var content = new ByteArrayContent([.. "{\"text\":\""u8, 0xFF, 0xFE, .. "\"}"u8]);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        using var response = await gengo.Http.PostAsync("/sandbox/desk/jobs/42/comment", content, SandboxServer.Stop);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "ts=1")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nno header")]
    [InlineData("multipart/form-data", "ts=1")]
    public async Task A_broken_multipart_form_is_refused(string type, string body)
    {
        await using var gengo = await SandboxServer.StartAsync();
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await gengo.Http.PostAsync("/sandbox/v2/translate/job/42/comment", content, SandboxServer.Stop);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(400, (await response.Content.ReadFromJsonAsync<JsonElement>(SandboxServer.Stop)).Code());
    }

    [Fact]
    public async Task A_form_with_too_many_fields_is_refused()
    {
        await using var gengo = await SandboxServer.StartAsync();
        var fields = string.Join('&', Enumerable.Range(0, 2_000).Select(number => $"f{number}=x"));
        using var form = new StringContent(fields, Encoding.UTF8, "application/x-www-form-urlencoded");
        using var response = await gengo.Http.PutAsync("/sandbox/v2/translate/job/42", form, SandboxServer.Stop);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(400, (await response.Content.ReadFromJsonAsync<JsonElement>(SandboxServer.Stop)).Code());
    }

    private static Gen<string> Member(string[] names, string[] values) => Gen.Select(
        Gen.OneOf<string>(names),
        Gen.OneOf<string>(Gen.String[0, 10].Select(text => JsonSerializer.Serialize(text)), Gen.OneOf<string>(values)),
        (name, json) => $"\"{name}\":{json}");
}
