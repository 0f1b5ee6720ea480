using System.Net;
using System.Net.Http.Headers;
using System.Threading.Channels;
using GengoBot.Teams.Authentication;
using GengoBot.Teams.Connector;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace GengoBot.Tests.Teams.Outbound;

/// <summary>Which answers of Teams are tried again, when, and for how long.</summary>
public sealed class SendAgainTests : IDisposable
{
    private static readonly Uri Activities = new("https://smba.test/v3/conversations/c/activities");

    private static readonly TimeSpan TryTime = TimeSpan.FromSeconds(15);

    private readonly WaitedClock _clock = new();
    private readonly Connector _connector;
    private readonly HttpMessageInvoker _client;

    public SendAgainTests()
    {
        _connector = new Connector(_clock);
        _client = new HttpMessageInvoker(new SendAgain(_clock, NullLogger<SendAgain>.Instance) { InnerHandler = _connector });
    }

    public static TheoryData<int> Passing => [408, 412, 429, 502, 503, 504];

    public static TheoryData<int> Lasting => [200, 201, 202, 400, 401, 403, 404, 413, 500, 501];

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task What_may_pass_is_sent_again(int status)
    {
        _connector.Answers.Enqueue(() => new HttpResponseMessage((HttpStatusCode)status));

        Assert.Equal(HttpStatusCode.OK, (await PostAsync()).StatusCode);
        Assert.Equal(["hello", "hello"], _connector.Bodies);
    }

    [Theory]
    [MemberData(nameof(Lasting))]
    public async Task Any_other_answer_is_the_answer(int status)
    {
        _connector.Answers.Enqueue(() => new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent("{}", new MediaTypeHeaderValue("application/json")),
        });

        Assert.Equal(status, (int)(await PostAsync()).StatusCode);
        Assert.Single(_connector.Bodies);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_refusal_without_a_reason_is_no_answer(int status)
    {
        _connector.Answers.Enqueue(() => new HttpResponseMessage((HttpStatusCode)status));

        Assert.Equal(HttpStatusCode.OK, (await PostAsync()).StatusCode);
        Assert.Equal(2, _connector.Bodies.Count);
    }

    [Fact]
    public async Task Pauses_double_from_half_a_second()
    {
        for (var i = 0; i < 4; i++)
        {
            _connector.Answers.Enqueue(static () => new HttpResponseMessage(HttpStatusCode.BadGateway));
        }

        await PostAsync();

        var pauses = _connector.At.Zip(_connector.At.Skip(1), static (one, next) => (next - one).TotalSeconds).ToList();
        Assert.Collection(
            pauses,
            static pause => Assert.InRange(pause, 0.5, 0.75),
            static pause => Assert.InRange(pause, 1, 1.5),
            static pause => Assert.InRange(pause, 2, 3),
            static pause => Assert.InRange(pause, 4, 6));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Teams_says_how_long_to_wait_in_seconds_or_by_a_date(bool byDate)
    {
        _connector.Answers.Enqueue(() => new HttpResponseMessage(HttpStatusCode.TooManyRequests)
        {
            Headers =
                { RetryAfter = byDate ? new RetryConditionHeaderValue(_clock.GetUtcNow().AddSeconds(7))
                    : new RetryConditionHeaderValue(TimeSpan.FromSeconds(7)) },
        });

        await PostAsync();

        Assert.Equal(7, (_connector.At[1] - _connector.At[0]).TotalSeconds);
    }

    [Fact]
    public async Task A_connection_that_is_not_made_a_login_that_fails_and_a_try_without_an_answer_are_tried_again()
    {
        _connector.Answers.Enqueue(static () => throw new HttpRequestException(HttpRequestError.ConnectionError));
        _connector.Answers.Enqueue(static () => throw new BotTokenException("a test refuses it"));
        _connector.Answers.Enqueue(() =>
        {
            _clock.Advance(TryTime);
            return null;
        });

        Assert.Equal(HttpStatusCode.OK, (await PostAsync()).StatusCode);
        Assert.Equal(4, _connector.At.Count);
    }

    [Fact]
    public async Task A_host_that_is_not_listed_is_not_tried_again()
    {
        _connector.Answers.Enqueue(static () => throw new HttpRequestException("'evil.example' is not listed."));

        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync());
        Assert.Single(_connector.At);
    }

    [Theory]
    [InlineData("POST", 240, 300)]
    [InlineData("PUT", 7, 20)]
    public async Task It_gives_up_with_the_last_answer(string method, int atLeast, int atMost)
    {
        _connector.Always = static () => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        var start = _clock.GetUtcNow();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await SendAsync(new HttpMethod(method))).StatusCode);
        Assert.InRange((_clock.GetUtcNow() - start).TotalSeconds, atLeast, atMost);
    }

    [Fact]
    public async Task A_question_is_asked_once()
    {
        _connector.Answers.Enqueue(static () => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await SendAsync(HttpMethod.Get)).StatusCode);
    }

    [Fact]
    public async Task Whoever_stops_waiting_ends_it()
    {
        _connector.Always = static () => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        using var stop = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, Activities);
        var sending = _client.SendAsync(request, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    public void Dispose() => _client.Dispose();

    private Task<HttpResponseMessage> PostAsync() => SendAsync(HttpMethod.Post);

    /// <summary>Moves the clock through every pause until the answer is there.</summary>
    private async Task<HttpResponseMessage> SendAsync(HttpMethod method)
    {
        using var request = new HttpRequestMessage(method, Activities)
        {
            Content = method == HttpMethod.Get ? null : new StringContent("hello"),
        };
        var sending = _client.SendAsync(request, TestContext.Current.CancellationToken);
        for (var pause = _clock.NextWaitAsync(); await Task.WhenAny(sending, pause) == pause; pause = _clock.NextWaitAsync())
        {
            if (await pause != TryTime)
            {
                _clock.Advance(await pause);
            }
        }

        return await sending;
    }

    /// <summary>Tells of each wait that begins.</summary>
    private sealed class WaitedClock() : FakeTimeProvider(new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero))
    {
        private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

        public Task<TimeSpan> NextWaitAsync() => _waits.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime > TimeSpan.Zero)
            {
                _waits.Writer.TryWrite(dueTime);
            }

            return timer;
        }
    }

    private sealed class Connector(TimeProvider clock) : HttpMessageHandler
    {
        /// <summary>The next answers; null is none at all. Then all is well.</summary>
        public Queue<Func<HttpResponseMessage?>> Answers { get; } = [];

        public Func<HttpResponseMessage>? Always { get; set; }

        public List<string> Bodies { get; } = [];

        public List<DateTimeOffset> At { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            At.Add(clock.GetUtcNow());
            Bodies.Add(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
            var answer = Answers.TryDequeue(out var next) ? next() : Always?.Invoke() ?? new HttpResponseMessage(HttpStatusCode.OK);
            if (answer is null)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }

            return answer ?? throw new InvalidOperationException("The wait has no end.");
        }
    }
}
