using System.Text;
using GengoBot.Conversations;
using GengoBot.Hosting;
using GengoBot.Teams.Authentication;
using GengoBot.Teams.Connector;
using GengoBot.Teams.Inbound;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace GengoBot.Tests.Teams;

/// <summary>A bot behind the product's adapter, a channel in front of it and a connector behind: all without a socket.</summary>
internal sealed class Door
{
    public const string AppId = "5f2bd3a7-0f0c-4c52-8a7d-6a2a4f3d1c10";
    public const string Secret = "s3cr3t-words";

    public static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    public static readonly (string Key, string Value)[] Registered =
    [
        ("MicrosoftAppId", AppId),
        ("MicrosoftAppPassword", Secret),
        ("ToChannelFromBotLoginUrl", "https://login.test/tenant"),
    ];

    private static readonly (string Key, string Value)[] Open =
    [
        ("Bot:ServiceHosts:0", "smba.test"),
        ("Bot:TurnsPerMinute", "60000"),
        ("Bot:TenantTurnsPerMinute", "60000"),
    ];

    private readonly IBot _bot;
    private readonly OutgoingCalls _calls = new();

    public Door(IBot bot, params (string Key, string Value)[] settings)
        : this(bot, static _ => { }, settings)
    {
    }

    /// <param name="change">Puts something else in the place of a part.</param>
    public Door(IBot bot, Action<IServiceCollection> change, params (string Key, string Value)[] settings)
    {
        _bot = bot;
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(Logs));
        services.AddSingleton<IConfiguration>(Configuration([.. Open, .. settings]));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddOptions<DemoOptions>();
        services.AddChannel();
        services.AddSingleton(new ConversationStore(db: null!)); // no refusal here is about an address
        foreach (var client in (string[])[ConnectorHttp.Replies, ConnectorHttp.Notifications, MsalLogin.ClientName])
        {
            services.AddHttpClient(client).ConfigurePrimaryHttpMessageHandler(() => Connector);
        }

        services.AddHttpClient(SigningKeyDownload.ClientName).AddHttpMessageHandler(_calls.Handler);
        change(services);

        var provider = services.BuildServiceProvider();
        Adapter = (TeamsAdapter)provider.GetRequiredService<IBotFrameworkHttpAdapter>();
        Conversations = provider.GetRequiredService<TeamsConversations>();
    }

    public RecordingConnector Connector { get; } = new();

    public KeptLogs Logs { get; } = new();

    public FakeTimeProvider Clock { get; } = new(Start);

    public TeamsAdapter Adapter { get; }

    public TeamsConversations Conversations { get; }

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

        Assert.Empty(_calls.Refused);
        var response = context.Response;
        return new Answer(response.StatusCode, Encoding.UTF8.GetString(body.ToArray()), response.ContentType, response.Headers);
    }

    private static IConfiguration Configuration((string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(static setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
        .Build();

    internal sealed record Answer(int Status, string Body, string? ContentType, IHeaderDictionary Headers);
}
