using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Gengo.Sandbox.Tests;

public sealed class SigningTests
{
    // docs/protocol/gengo.md#signature-test-vectors
    private const string PublicKey = "Pub|Demo(7)=q%2B&t+#e]R@9";
    private const string PrivateKey = "S3cr~et{Key}&=+%[x]|_demo$9";
    private const string Query =
        "api_key=Pub%7CDemo%287%29%3Dq%252B%26t%2B%23e%5DR%409&api_sig=4ce4050a3d9c9cc683285647bb5ee5cee094fcd6&ts=1731593000";

    [Fact]
    public async Task The_documented_query_and_body_are_accepted()
    {
        await using var gengo = await SandboxServer.StartAsync(configure: Documented);

        var job = await gengo.Http.GetFromJsonAsync<JsonElement>("/sandbox/v2/translate/job/42?" + Query, SandboxServer.Stop);
        Assert.Equal("42", job.Job().Text("job_id"));

        const string Body = Query + "&data=%7B%22action%22%3A%22revise%22%2C%22comment%22%3A%22"
            + "Bitte+%E2%80%9ESie%E2%80%9C+statt+%E2%80%9Edu%E2%80%9C.+A%26B+%2B+100%25+%F0%9F%99%82%22%7D";
        using var form = new StringContent(Body, Encoding.UTF8, "application/x-www-form-urlencoded");
        using var response = await gengo.Http.PutAsync("/sandbox/v2/translate/job/42", form, SandboxServer.Stop);
        Assert.Equal("""{"opstat":"ok","response":{}}""", await response.Content.ReadAsStringAsync(SandboxServer.Stop));
        Assert.Equal("Bitte „Sie“ statt „du“. A&B + 100% 🙂", gengo.Sandbox.FindJob(42)?.Thread[^1].Body);
    }

    [Theory]
    [InlineData("1700000000", "c3727b9354f58a236409f819abd9657bea4686c0", 0)]
    [InlineData("1731593000", "4ce4050a3d9c9cc683285647bb5ee5cee094fcd6", 0)]
    [InlineData("1767225600", "86af0140a0cb76c8ec814d83bd5c4131115de433", 0)]
    [InlineData("1767225601", "86af0140a0cb76c8ec814d83bd5c4131115de433", 1000)]
    [InlineData("1767225600", "86AF0140A0CB76C8EC814D83BD5C4131115DE433", 1000)]
    [InlineData("", "86af0140a0cb76c8ec814d83bd5c4131115de433", 1200)]
    [InlineData("today", "86af0140a0cb76c8ec814d83bd5c4131115de433", 1201)]
    [InlineData("-1767225600", "86af0140a0cb76c8ec814d83bd5c4131115de433", 1201)]
    [InlineData("1767225600", "", 1100)]
    public async Task A_signature_is_valid_for_its_time_only(string ts, string signature, int code)
    {
        await using var gengo = await SandboxServer.StartAsync(configure: Documented);
        var answer = await gengo.SendAsync(
            HttpMethod.Get, "translate/job/42", [("api_key", PublicKey), ("ts", ts), ("api_sig", signature)]);
        Assert.Equal(code, answer.Code());
    }

    [Theory]
    [InlineData("api_sig", 1100)]
    [InlineData("api_key", 1150)]
    [InlineData("ts", 1200)]
    public async Task A_missing_field_has_its_code_for_every_method(string missing, int code)
    {
        await using var gengo = await SandboxServer.StartAsync();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Put, HttpMethod.Post, HttpMethod.Delete })
        {
            var fields = gengo.Signed().Where(field => field.Name != missing).ToArray();
            Assert.Equal(code, (await gengo.SendAsync(method, "translate/job/43", fields)).Code());
        }
    }

    [Fact]
    public async Task A_call_without_signature_is_refused_for_any_path()
    {
        await using var gengo = await SandboxServer.StartAsync();
        Assert.Equal(1100, (await gengo.SendAsync(HttpMethod.Get, "no/such/path", [])).Code());
        Assert.Equal(404, (await gengo.GetAsync("no/such/path")).Code());
    }

    [Fact]
    public async Task A_wrong_public_key_is_refused()
    {
        await using var gengo = await SandboxServer.StartAsync();
        var fields = gengo.Signed();
        fields[0] = ("api_key", "somebody else");
        Assert.Equal(1000, (await gengo.SendAsync(HttpMethod.Get, "translate/job/42", fields)).Code());
    }

    [Fact]
    public async Task The_clock_may_be_far_off_unless_a_skew_is_set()
    {
        await using var free = await SandboxServer.StartAsync();
        Assert.Equal(0, (await free.SendAsync(HttpMethod.Get, "translate/job/42", free.Signed("1"))).Code());

        await using var strict = await SandboxServer.StartAsync(configure: options => options.ClockSkew = TimeSpan.FromMinutes(5));
        Assert.Equal(1000, (await strict.SendAsync(HttpMethod.Get, "translate/job/42", strict.Signed("1"))).Code());
        Assert.Equal(1000, (await strict.SendAsync(HttpMethod.Get, "translate/job/42", strict.Signed(new string('9', 40)))).Code());
        Assert.Equal(0, (await strict.GetAsync("translate/job/42")).Code());
    }

    [Fact]
    public async Task A_put_signed_in_the_query_is_not_signed()
    {
        await using var gengo = await SandboxServer.StartAsync(configure: Documented);
        using var response = await gengo.Http.PutAsync(
            "/sandbox/v2/translate/job/42?" + Query,
            new FormUrlEncodedContent([KeyValuePair.Create("data", """{"action":"approve"}""")]),
            SandboxServer.Stop);
        Assert.Equal(1100, (await response.Content.ReadFromJsonAsync<JsonElement>(SandboxServer.Stop)).Code());
    }

    [Theory]
    [InlineData("put", "42", "approved")]
    [InlineData("DELETE", "43", "canceled")]
    public async Task A_post_may_stand_for_another_method(string method, string job, string status)
    {
        await using var gengo = await SandboxServer.StartAsync();
        var answer = await gengo.SendAsync(
            HttpMethod.Post, "translate/job/" + job, [.. gengo.Signed(), ("_method", method), ("data", """{"action":"approve"}""")]);
        Assert.Equal(0, answer.Code());
        Assert.Equal(status, gengo.Sandbox.FindJob(long.Parse(job, System.Globalization.CultureInfo.InvariantCulture))?.Status);
    }

    private static void Documented(SandboxOptions options)
    {
        options.PublicKey = PublicKey;
        options.PrivateKey = PrivateKey;
    }
}
