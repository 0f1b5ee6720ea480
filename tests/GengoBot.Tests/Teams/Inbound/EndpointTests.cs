using System.Net;
using System.Text;
using GengoBot.Playground;

namespace GengoBot.Tests.Teams.Inbound;

/// <summary>The endpoint of the real application, given what is no activity.</summary>
public sealed class EndpointTests
{
    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"message\"")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{\"type\":5}")]
    [InlineData("{\"type\":\"message\"}")]
    [InlineData("{\"type\":\"message\",\"text\":\"\\ud800\","
        + "\"channelId\":\"msteams\",\"serviceUrl\":\"http://127.0.0.1\",\"conversation\":{\"id\":\"a\"}}")]
    [InlineData("{\"type\":\"message\",\"conversation\":5}")]
    public async Task What_is_no_activity_is_400(string body)
    {
        await using var app = new BotApp();

        await ShouldBeRefusedAsync(app, HttpMethod.Post, body, "application/json", HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("text/plain", "{}")]
    [InlineData("application/x-www-form-urlencoded", "a=b")]
    [InlineData("application/json; charset=utf-16", "{}")]
    public async Task What_is_no_JSON_is_415(string mediaType, string body)
    {
        await using var app = new BotApp();

        await ShouldBeRefusedAsync(app, HttpMethod.Post, body, mediaType, HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Another_method_is_405(string method)
    {
        await using var app = new BotApp();

        await ShouldBeRefusedAsync(app, new HttpMethod(method), null, null, HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task More_than_256_KB_are_413()
    {
        await using var app = new BotApp();

        await ShouldBeRefusedAsync(
            app, HttpMethod.Post, $"{{\"type\":\"message\",\"text\":\"{new string('x', 300_000)}\"}}", "application/json",
            HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task With_neither_an_app_id_nor_the_demo_the_door_is_shut()
    {
        await using var app = new BotApp(
            ("Demo:Enabled", "false"), ("Gengo:Accounts:main:PublicKey", "a"), ("Gengo:Accounts:main:PrivateKey", "b"));

        var answer = await ShouldBeRefusedAsync(
            app, HttpMethod.Post, "{\"type\":\"message\"}", "application/json", HttpStatusCode.Unauthorized);

        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
        using var page = await app.Http.GetAsync("/", TestContext.Current.CancellationToken);
        using var sandbox = await app.Http.GetAsync("/sandbox/desk/jobs", TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (page.StatusCode, sandbox.StatusCode));
    }

    [Fact]
    public async Task With_an_app_id_a_message_without_a_token_is_401()
    {
        await using var app = new BotApp(
            ("Demo:Enabled", "false"), ("MicrosoftAppId", "11111111-0000-4000-8000-000000000000"), ("MicrosoftAppPassword", "secret"),
            ("Gengo:Accounts:main:PublicKey", "a"), ("Gengo:Accounts:main:PrivateKey", "b"));

        var answer = await app.SayAsync("job 42");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.NotNull(answer.Body.Member("error", "code"));
    }

    [Fact]
    public async Task It_says_that_it_is_alive()
    {
        await using var app = new BotApp();

        Assert.Equal("alive", await app.Http.GetStringAsync("/healthz", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Another_name_for_this_machine_is_not_the_demos()
    {
        await using var app = new BotApp();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sandbox/desk/jobs") { Headers = { Host = "rebound.example" } };

        using var answer = await app.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
    }

    private static async Task<HttpResponseMessage> ShouldBeRefusedAsync(
        BotApp app, HttpMethod method, string? body, string? mediaType, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(method, "/api/messages");
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        }

        var answer = await app.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
        var error = await PlaygroundJsonAsync(answer);
        Assert.False(string.IsNullOrEmpty(error.Member("error", "code")?.GetString()));
        Assert.False(string.IsNullOrEmpty(error.Member("error", "message")?.GetString()));
        Assert.Empty(app.Teams.Messages);
        return answer;
    }

    private static async Task<System.Text.Json.JsonElement> PlaygroundJsonAsync(HttpResponseMessage answer) =>
        System.Text.Json.JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
