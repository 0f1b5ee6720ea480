using System.Net;
using GengoBot.Hosting;
using GengoBot.Teams;
using GengoBot.Teams.Connector;
using Microsoft.Extensions.Options;

namespace GengoBot.Tests.Teams.Outbound;

/// <summary>An activity names the address that it wants to be answered at: listed hosts only get an answer.</summary>
public sealed class ServiceHostGuardTests
{
    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://smba.trafficmanager.net:8443/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("http://smba.trafficmanager.net/")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("not an address")]
    public async Task To_another_address_nothing_is_sent_and_the_turn_ends_quietly(string address)
    {
        await using var app = new BotApp();
        var talk = app.Ana with { ServiceUrl = address };

        var typed = await talk.SayAsync("job 42");
        var clicked = await talk.ExecuteAsync("job", new System.Text.Json.Nodes.JsonObject { ["job"] = "42" });

        Assert.InRange((int)typed.Status, 200, 499);
        Assert.InRange((int)clicked.Status, 200, 499);
        Assert.Empty(app.Teams.Messages);
        Assert.Empty(app.Calls.Refused);
    }

    [Fact]
    public async Task No_spelling_of_an_address_gets_the_token_anywhere_but_to_a_listed_host()
    {
        var reached = new List<Uri>();
        using var client = new HttpClient(
            new ServiceHostGuard(new ServiceHosts(Options.Create(new BotOptions()), Options.Create(new DemoOptions())))
            {
                InnerHandler = new Recorder(reached),
            });
        var spellings = new AddressFuzz(seed: 20261126).Take(5_000).ToList();

        foreach (var spelling in spellings)
        {
            try
            {
                using var _ = await client.GetAsync(new Uri(spelling), TestContext.Current.CancellationToken);
            }
            catch (Exception refused) when (
                refused is UriFormatException or HttpRequestException or NotSupportedException or ArgumentException
                    or InvalidOperationException)
            {
                // Sent nowhere.
            }
        }

        Assert.All(
            reached,
            static address => Assert.Equal(("https", "smba.trafficmanager.net", 443), (address.Scheme, address.Host, address.Port)));
        Assert.InRange(reached.Count, 1, spellings.Count / 2);
    }

    [Fact]
    public async Task A_stored_address_is_checked_like_any_other()
    {
        await using var news = await Newsroom.OpenAsync();
        var place = news.Chat();
        await news.AddAsync(place, 42);
        await news.App.Stored.MoveAsync(place.Id, "https://smba.trafficmanager.net.evil.example/");

        await news.WorkAsync();

        Assert.Empty(news.Teams.Messages);
        Assert.Empty(news.App.Calls.Refused);
        Assert.StartsWith("pending 1", Assert.Single(await news.RowsAsync(place)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_is_not_hidden_by_a_channel_that_takes_nothing()
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        var form = (await app.SayAsync($"approve {job}")).Card;
        app.Teams.Refusals["PUT"] = 500;
        app.Teams.Refusals["POST"] = 502;

        var answer = await app.Ana.ClickAsync(form, "Approve");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        answer.Card.ShouldShow("Approved");
        Assert.Single(app.Writes);
    }

    [Fact]
    public async Task A_message_that_the_channel_refuses_is_no_server_error()
    {
        await using var app = new BotApp();
        app.Teams.Refusals["POST"] = 403;

        Assert.Equal(HttpStatusCode.OK, (await app.SayAsync("job 42")).Status);
    }

    private sealed class Recorder(List<Uri> reached) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            reached.Add(request.RequestUri ?? throw new InvalidOperationException("A call to nowhere."));
            return Task.FromResult(new HttpResponseMessage());
        }
    }
}
