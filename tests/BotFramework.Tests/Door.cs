using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;

namespace BotFramework.Tests;

/// <summary>A bot behind its adapter, a channel in front of it and a connector behind: all without a socket.</summary>
internal sealed class Door
{
    public const string AppId = "5f2bd3a7-0f0c-4c52-8a7d-6a2a4f3d1c10";

    public static readonly (string Key, string Value)[] Registered =
    [
        ("MicrosoftAppId", AppId),
        ("MicrosoftAppPassword", "secret"),
        ("ToChannelFromBotLoginUrl", "https://login.test/tenant"),
    ];

    private readonly IBot _bot;

    public Door(IBot bot, params (string Key, string Value)[] settings)
    {
        _bot = bot;
        Adapter = new CloudAdapter(Configuration(settings), Connector);
    }

    public Door(IBot bot, BotFrameworkAuthentication authentication)
    {
        _bot = bot;
        Adapter = new CloudAdapter(authentication);
    }

    public static IConfiguration Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value)).Build();

    public RecordingConnector Connector { get; } = new();

    public CloudAdapter Adapter { get; }

    public Task<Answer> PostAsync(string body) => PostAsync(Encoding.UTF8.GetBytes(body));

    public Task<Answer> PostAsync(ReadOnlyMemory<byte> body) => SendAsync(request =>
    {
        request.Body = new MemoryStream(body.ToArray());
        request.ContentType = "application/json; charset=utf-8";
    });

    /// <summary>A POST, until the test makes it something else.</summary>
    public async Task<Answer> SendAsync(Action<HttpRequest> prepare)
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;
        context.Request.Method = HttpMethods.Post;
        prepare(context.Request);

        await Adapter.ProcessAsync(context.Request, context.Response, _bot, TestContext.Current.CancellationToken);

        return new Answer(context.Response.StatusCode, Encoding.UTF8.GetString(body.ToArray()), context.Response.ContentType, context.Response.Headers);
    }

    internal sealed record Answer(int Status, string Body, string? ContentType, IHeaderDictionary Headers);
}
