using System.Collections.Concurrent;
using System.Net;
using System.Text;
using GengoBot.Conversations;
using GengoBot.Hosting;
using GengoBot.Teams.Inbound;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GengoBot.Tests.Teams.Inbound;

/// <summary>The whole way over real HTTP, put together as the packages' own samples do.</summary>
public sealed class HostedTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _connector = [];
    private readonly HttpClient _client = new();
    private readonly WebApplication _app;

    public HostedTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.Configure<DemoOptions>(static demo => demo.Enabled = true);
        builder.Services.AddChannel();
        builder.Services.AddSingleton(new ConversationStore(db: null!)); // no refusal here is about an address
        builder.Services.AddTransient<IBot, EchoBot>();

        _app = builder.Build();
        _app.Map("/api/messages", (IBotFrameworkHttpAdapter adapter, IBot bot, HttpContext context) =>
            adapter.ProcessAsync(context.Request, context.Response, bot, context.RequestAborted));
        _app.MapFallback(async context =>
        {
            _connector.Enqueue($"{context.Request.Method} {context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget}");
            await context.Response.WriteAsync("""{"id":"1"}""", context.RequestAborted);
        });
    }

    private Uri Messages => new(new Uri(_app.Urls.First()), "api/messages");

    public async ValueTask InitializeAsync() => await _app.StartAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_message_comes_in_and_its_reply_goes_out_with_ids_encoded()
    {
        using var response = await PostAsync(Message("hello"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["POST /v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D1/activities/1732451400000"], _connector);
    }

    [Fact]
    public async Task A_turn_that_fails_is_200_all_the_same()
    {
        using var response = await PostAsync(Message("fail"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(_connector);
    }

    [Fact]
    public async Task The_look_at_the_door_that_the_playground_takes_is_405()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, Messages);
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_body_without_a_length_that_grows_too_large_is_413()
    {
        using var response = await PostAsync(Message(new string('x', 300_000)), chunked: true);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_large_body_in_chunks_is_read_whole()
    {
        using var response = await PostAsync(Message(new string('x', 200_000)), chunked: true);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Single(_connector);
    }

    private string Message(string text) => Incoming.Message(("text", text), ("serviceUrl", _app.Urls.First()));

    private async Task<HttpResponseMessage> PostAsync(string body, bool chunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Messages);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.TransferEncodingChunked = chunked;
        return await _client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private sealed class EchoBot : ActivityHandler
    {
        protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
            turnContext.Activity.Text == "fail"
                ? throw new InvalidOperationException("As told.")
                : turnContext.SendActivityAsync(MessageFactory.Text(turnContext.Activity.Text), cancellationToken);
    }
}
