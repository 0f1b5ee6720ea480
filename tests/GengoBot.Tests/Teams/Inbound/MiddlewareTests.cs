using GengoBot.Hosting;
using GengoBot.Teams;
using GengoBot.Teams.Inbound;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace GengoBot.Tests.Teams.Inbound;

/// <summary>The middlewares, each alone with a mocked turn.</summary>
public sealed class MiddlewareTests
{
    private readonly FakeTimeProvider _clock = new(Door.Start);
    private readonly List<IActivity> _sent = [];
    private readonly List<string?> _passed = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("message", "https://smba.trafficmanager.net/emea/", true)]
    [InlineData("message", "https://evil.example/", false)]
    [InlineData("message", "https://smba.trafficmanager.net.evil.example/", false)]
    [InlineData("message", "not an address", false)]
    [InlineData("conversationUpdate", "https://evil.example/", false)]
    [InlineData("event", "https://evil.example/", true)]
    public async Task Activities_from_hosts_that_are_not_listed_are_ignored(string type, string serviceUrl, bool passes)
    {
        await PassAsync(Unlisted(), new Activity { Type = type, ServiceUrl = serviceUrl });

        Assert.Equal(passes ? [type] : [], _passed);
        Assert.Empty(_sent);
    }

    [Fact]
    public async Task A_click_from_an_address_that_is_not_listed_is_403()
    {
        await PassAsync(Unlisted(), new Activity { Type = "invoke", ServiceUrl = "https://evil.example/" });

        Assert.Empty(_passed);
        Assert.Equal(403, Assert.IsType<InvokeResponse>(((Activity)Assert.Single(_sent)).Value).Status);
    }

    [Fact]
    public async Task Too_many_messages_are_refused_once_and_nothing_else_is_counted()
    {
        var limits = Limits(turnsPerMinute: 2);

        foreach (var type in (string[])["message", "conversationUpdate", "message", "message", "message", "event"])
        {
            await PassAsync(limits, By("29:ana", type));
        }

        await PassAsync(limits, By("29:bo", "message"));

        Assert.Equal(["message", "conversationUpdate", "message", "event", "message"], _passed);
        Assert.Equal(Strings.TooMuch, Assert.Single(_sent).AsMessageActivity().Text);
    }

    [Fact]
    public async Task A_minute_later_there_is_room_again()
    {
        var limits = Limits(turnsPerMinute: 1);
        await PassAsync(limits, By("29:ana", "message"));
        await PassAsync(limits, By("29:ana", "message"));
        _clock.Advance(TimeSpan.FromMinutes(1));

        await PassAsync(limits, By("29:ana", "message"));

        Assert.Equal(["message", "message"], _passed);
    }

    [Fact]
    public async Task The_second_message_is_answered_after_the_first_although_it_is_ready_sooner()
    {
        var inOrder = new AnswersInOrder(_clock);
        var gengo = new TaskCompletionSource();

        var first = SayAsync(inOrder, By("29:ana", "message"), "first", gengo.Task);
        var second = SayAsync(inOrder, By("29:ana", "message"), "second", Task.CompletedTask);
        var other = SayAsync(inOrder, By("29:bo", "message"), "somebody else", Task.CompletedTask);
        await other;
        Assert.False(second.IsCompleted);
        gengo.SetResult();
        await Task.WhenAll(first, second);

        Assert.Equal(["somebody else", "first", "second"], _sent.Select(static activity => activity.AsMessageActivity().Text));
    }

    [Fact]
    public async Task A_first_message_that_hangs_holds_up_the_second_for_five_seconds_only()
    {
        var inOrder = new AnswersInOrder(_clock);
        var gengo = new TaskCompletionSource();

        var first = SayAsync(inOrder, By("29:ana", "message"), "first", gengo.Task);
        var second = SayAsync(inOrder, By("29:ana", "message"), "second", Task.CompletedTask);
        _clock.Advance(TimeSpan.FromSeconds(5));
        await second;
        gengo.SetResult();
        await first;

        Assert.Equal(["second", "first"], _sent.Select(static activity => activity.AsMessageActivity().Text));
    }

    private static UnlistedHostGuard Unlisted() => new(
        new ServiceHosts(Options.Create(new BotOptions()), Options.Create(new DemoOptions())), NullLogger<UnlistedHostGuard>.Instance);

    private TurnLimits Limits(int turnsPerMinute) =>
        new(Options.Create(new BotOptions { TurnsPerMinute = turnsPerMinute }), _clock, NullLogger<TurnLimits>.Instance);

    private static Activity By(string person, string type) => new()
    {
        Type = type,
        From = new ChannelAccount(person),
        Conversation = new ConversationAccount { Id = "19:c", ConversationType = "channel", TenantId = "t" },
    };

    private Task PassAsync(IMiddleware middleware, Activity activity) => middleware.OnTurnAsync(
        Turn(activity).Object,
        _ =>
        {
            _passed.Add(activity.Type);
            return Task.CompletedTask;
        },
        Token);

    /// <summary>A turn that waits for something and then sends a sentence.</summary>
    private Task SayAsync(AnswersInOrder middleware, Activity activity, string sentence, Task before)
    {
        var turn = Turn(activity).Object;
        return middleware.OnTurnAsync(
            turn,
            async token =>
            {
                await before;
                await turn.SendActivityAsync(MessageFactory.Text(sentence), token);
            },
            Token);
    }

    /// <summary>A turn whose sends go through what a middleware hangs into it, and then into the list.</summary>
    private Mock<ITurnContext> Turn(Activity activity)
    {
        var turn = new Mock<ITurnContext>();
        var hooks = new List<SendActivitiesHandler>();
        turn.SetupGet(static context => context.Activity).Returns(activity);
        turn.Setup(static context => context.OnSendActivities(It.IsAny<SendActivitiesHandler>()))
            .Callback<SendActivitiesHandler>(hooks.Add)
            .Returns(turn.Object);
        turn.Setup(static context => context.SendActivityAsync(It.IsAny<IActivity>(), It.IsAny<CancellationToken>()))
            .Returns<IActivity, CancellationToken>(async (sent, _) =>
            {
                Func<Task<ResourceResponse[]>> send = () =>
                {
                    _sent.Add(sent);
                    return Task.FromResult(new[] { new ResourceResponse("1") });
                };
                foreach (var hook in hooks)
                {
                    var next = send;
                    send = () => hook(turn.Object, [(Activity)sent], next);
                }

                return (await send())[0];
            });
        return turn;
    }
}
