using System.Net;
using System.Security.Claims;
using System.Text.Json.Nodes;
using GengoBot.Teams.Authentication;
using GengoBot.Teams.Connector;
using GengoBot.Teams.Inbound;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using Moq.Protected;

namespace GengoBot.Tests.Teams.Outbound;

/// <summary>Calls that fail in the middle, and a login service that refuses.</summary>
public sealed class FailingCallsTests
{
    [Fact]
    public async Task If_the_second_of_three_messages_fails_the_third_is_not_sent()
    {
        var posted = new List<string?>();
        var wire = Wire(async request =>
        {
            posted.Add((string?)JsonNode.Parse(await (request.Content?.ReadAsStringAsync() ?? Task.FromResult("{}")))?["text"]);
            return posted.Count == 2 ? throw new HttpRequestException("The answer broke off.") : Json(HttpStatusCode.OK, """{"id":"1"}""");
        });
        IActivity[] messages =
            [MessageFactory.Text("first words"), MessageFactory.Text("second words"), MessageFactory.Text("third words")];
        var door = new Door(
            new ScriptedBot((turn, token) => turn.SendActivitiesAsync(messages, token)),
            services => services.AddHttpClient(ConnectorHttp.Replies).ConfigurePrimaryHttpMessageHandler(() => wire.Object));

        Assert.Equal(200, (await door.PostAsync(Incoming.Message())).Status);

        Assert.Equal(["first words", "second words"], posted);
        var failure = Assert.Single(door.Logs.Lines, static line => line.StartsWith("Error", StringComparison.Ordinal));
        Assert.Contains("The answer broke off.", failure, StringComparison.Ordinal);
        Assert.DoesNotContain("words", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_is_sent_once_the_login_service_stops_refusing()
    {
        var refusals = 2;
        var login = Login(() => refusals-- > 0 ? Refused() : Token());
        var sent = new TaskCompletionSource();
        var door = Registered(login, async (turn, token) =>
        {
            await turn.SendActivityAsync("Hello", cancellationToken: token);
            sent.SetResult();
        });

        Assert.Equal(200, (await door.PostAsync(Incoming.Message())).Status);
        await sent.Task.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal("Bearer the-bots-own-token", Assert.Single(door.Connector.Calls).Authorization);
        Assert.Equal("Hello", (string?)door.Connector.Last.Body?["text"]);
    }

    [Fact]
    public async Task A_failed_login_is_logged_without_the_secret()
    {
        var login = Login(Refused);
        var door = Registered(login, static (turn, token) =>
            turn.UpdateActivityAsync(new Activity { Type = "message", Id = "1", Text = "private words" }, token));

        Assert.Equal(200, (await door.PostAsync(Incoming.Message())).Status);
        await door.Logs.WaitAsync(static line => line.StartsWith("Error", StringComparison.Ordinal));

        Assert.Empty(door.Connector.Calls);
        login.Protected().Verify("SendAsync", Times.AtLeast(3), ItExpr.IsAny<HttpRequestMessage>(), ItExpr.IsAny<CancellationToken>());
        Assert.Contains(door.Logs.Lines, static line =>
            line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("AADSTS7000215", StringComparison.Ordinal));
        Assert.DoesNotContain(door.Logs.Lines, static line => line.Contains(Door.Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(door.Logs.Lines, static line => line.Contains("private words", StringComparison.Ordinal));
    }

    /// <summary>The door of a bot that has to sign in, and believes whoever comes. Its clock runs ten times as fast.</summary>
    private static Door Registered(Mock<HttpMessageHandler> login, Func<ITurnContext, CancellationToken, Task> turn) => new(
        new ScriptedBot(turn),
        services =>
        {
            services.AddSingleton<TimeProvider>(new PacedClock(10));
            services.AddSingleton(static provider => Believing(provider.GetRequiredService<KeptConnectors>()));
            services.AddHttpClient(MsalLogin.ClientName).ConfigurePrimaryHttpMessageHandler(() => login.Object);
        },
        Door.Registered);

    private static BotFrameworkAuthentication Believing(KeptConnectors connectors)
    {
        var authentication = new Mock<BotFrameworkAuthentication>();
        authentication
            .Setup(static it => it.AuthenticateRequestAsync(It.IsAny<Activity>(), It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new AuthenticateRequestResult
            {
                ClaimsIdentity = new ClaimsIdentity(),
                ConnectorFactory = connectors,
                Audience = "https://api.botframework.com",
            });
        authentication
            .Setup(static it => it.CreateUserTokenClientAsync(It.IsAny<ClaimsIdentity>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new NoUserTokens());
        return authentication.Object;
    }

    private static Mock<HttpMessageHandler> Login(Func<HttpResponseMessage> answer) => Wire(_ => Task.FromResult(answer()));

    private static Mock<HttpMessageHandler> Wire(Func<HttpRequestMessage, Task<HttpResponseMessage>> answer)
    {
        var wire = new Mock<HttpMessageHandler>();
        wire.Protected()
            .Setup<Task<HttpResponseMessage>>("SendAsync", ItExpr.IsAny<HttpRequestMessage>(), ItExpr.IsAny<CancellationToken>())
            .Returns((HttpRequestMessage request, CancellationToken _) => answer(request));
        return wire;
    }

    private static HttpResponseMessage Refused() => Json(
        HttpStatusCode.Unauthorized,
        $$"""{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret {{Door.Secret}}."}""");

    private static HttpResponseMessage Token() =>
        Json(HttpStatusCode.OK, """{"token_type":"Bearer","expires_in":3600,"access_token":"the-bots-own-token"}""");

    private static HttpResponseMessage Json(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, null, "application/json") };
}
