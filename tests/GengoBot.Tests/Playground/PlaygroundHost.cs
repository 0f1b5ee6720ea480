using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using GengoBot.Playground;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GengoBot.Tests.Playground;

/// <summary>The page's server on a port of its own, with a bot that records what it is sent and says what a test wants.</summary>
internal sealed class PlaygroundHost : IAsyncDisposable
{
    public const string Ana = "a:1ana-and-the-bot";
    public const string Localization = "19:localization@thread.tacv2";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<JsonElement> _received = new();

    private PlaygroundHost(WebApplication app)
    {
        _app = app;
        Http = new HttpClient();
    }

    public HttpClient Http { get; }

    public Func<JsonElement, IResult> Bot { get; set; } = _ => Results.Ok();

    public ChatStore Store => _app.Services.GetRequiredService<ChatStore>();

    /// <summary>What the bot got, without the events of its installation.</summary>
    public IReadOnlyList<JsonElement> Received => [.. _received.Where(activity => activity.Text("type") is "message" or "invoke")];

    public IReadOnlyList<JsonElement> Everything => [.. _received];

    public static async Task<PlaygroundHost> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddPlayground();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPlayground();
        var host = new PlaygroundHost(app);
        app.MapPost("/api/messages", async (HttpContext context) =>
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body);
            var activity = document.RootElement.Clone();
            host._received.Enqueue(activity);
            return host.Bot(activity);
        });
        await app.StartAsync();
        host.Http.BaseAddress = new Uri(app.Urls.Single());
        return host;
    }

    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string address, string? json = null, string mediaType = "application/json") =>
        Http.SendAsync(new HttpRequestMessage(method, address)
        {
            Content = json is null ? null : new StringContent(json, Encoding.UTF8, mediaType),
        }, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> ActAsync(string json) => SendAsync(HttpMethod.Post, "/playground/send", json);

    /// <summary>A message of the bot's, sent the way a bot sends it; its id.</summary>
    public async Task<string> BotSaysAsync(string conversation, string activity)
    {
        using var answer = await SendAsync(HttpMethod.Post, Activities(conversation), activity);
        Assert.Equal(StatusCodes.Status201Created, (int)answer.StatusCode);
        var id = (await ReadAsync(answer)).Text("id");
        Assert.NotNull(id);
        return id;
    }

    public async Task<JsonElement> StateAsync() =>
        await Http.GetFromJsonAsync<JsonElement>("/playground/state", TestContext.Current.CancellationToken);

    public async Task<JsonElement[]> MessagesAsync() => [.. (await StateAsync()).GetProperty("messages").EnumerateArray()];

    public static string Activities(string conversation, string id = "") =>
        $"/playground/v3/conversations/{Uri.EscapeDataString(conversation)}/activities{(id.Length == 0 ? "" : "/" + id)}";

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) =>
        await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

    public static async Task ShouldRefuseAsync(HttpResponseMessage answer, int status, string code)
    {
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(code, (await ReadAsync(answer)).Member("error", "code")?.GetString());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
