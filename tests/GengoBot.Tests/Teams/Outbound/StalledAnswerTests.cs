using System.Net;
using GengoBot.Teams.Connector;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace GengoBot.Tests.Teams.Outbound;

/// <summary>An answer whose status is there and whose body does not come.</summary>
public sealed class StalledAnswerTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly Stalling _teams = new();
    private readonly HttpClient _http;
    private readonly ConversationCalls _calls;

    public StalledAnswerTests()
    {
        _http = new HttpClient(_teams);
        var others = new OtherAddresses(conversations: null!, NullLogger<OtherAddresses>.Instance); // no refusal here is about an address
        _calls = new ConversationCalls(new Uri("https://smba.test/emea/"), _http, Mock.Of<IConversations>(), others, _clock);
    }

    [Fact]
    public async Task A_message_that_was_taken_is_sent()
    {
        var post = PostAsync(HttpStatusCode.Created);
        await _teams.Read.Task.WaitAsync(TestContext.Current.CancellationToken);

        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Null((await post).Id);
    }

    [Fact]
    public async Task A_refusal_is_waited_for_no_longer()
    {
        var post = PostAsync(HttpStatusCode.Forbidden);
        await _teams.Read.Task.WaitAsync(TestContext.Current.CancellationToken);

        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.True(Messages.IsUndelivered(await Assert.ThrowsAnyAsync<Exception>(() => post)));
    }

    public void Dispose() => _http.Dispose();

    private Task<ResourceResponse> PostAsync(HttpStatusCode status)
    {
        _teams.Status = status;
        return _calls.SendToConversationAsync("a:ana", new Activity("message"), TestContext.Current.CancellationToken);
    }

    private sealed class Stalling : HttpMessageHandler
    {
        public HttpStatusCode Status { get; set; }

        public TaskCompletionSource Read { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(Status) { Content = new StreamContent(new Endless(Read)) });
    }

    private sealed class Endless(TaskCompletionSource read) : MemoryStream
    {
        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            read.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
    }
}
