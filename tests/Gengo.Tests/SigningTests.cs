using System.Net;
using Gengo.Http;
using Gengo.Tests.Infrastructure;

namespace Gengo.Tests;

/// <summary>The vectors are those of docs/protocol/gengo.md#signature-test-vectors.</summary>
public sealed class SigningTests
{
    private const string Ok = """{"opstat":"ok","response":{}}""";

    [Theory]
    [InlineData(1700000000, "c3727b9354f58a236409f819abd9657bea4686c0")]
    [InlineData(1731593000, "4ce4050a3d9c9cc683285647bb5ee5cee094fcd6")]
    [InlineData(1767225600, "86af0140a0cb76c8ec814d83bd5c4131115de433")]
    public void A_time_is_signed_as_in_the_test_vectors(long ts, string signature)
    {
        var options = new GengoOptions { PublicKey = TestGengo.PublicKey, PrivateKey = TestGengo.PrivateKey };

        var fields = SigningHandler.Sign(options, DateTimeOffset.FromUnixTimeSeconds(ts)).ToDictionary();

        Assert.Equal(new() { ["api_key"] = TestGengo.PublicKey, ["api_sig"] = signature, ["ts"] = $"{ts}" }, fields);
    }

    [Fact]
    public async Task A_read_is_signed_in_the_query()
    {
        using var gengo = TestGengo.Answering("""{"opstat":"ok","response":{"job":{}}}""");

        await gengo.Client.GetJobAsync(TestGengo.Job, cancellationToken: TestGengo.Stop);

        Assert.Equal(
            "?api_key=Pub%7CDemo%287%29%3Dq%252B%26t%2B%23e%5DR%409&api_sig=4ce4050a3d9c9cc683285647bb5ee5cee094fcd6&ts=1731593000",
            gengo.Network.Last.Address.Query);
        Assert.Empty(gengo.Network.Last.Body);
    }

    [Fact]
    public async Task A_write_is_signed_in_the_form()
    {
        using var gengo = TestGengo.Answering(Ok);

        await gengo.Client.ReviseJobAsync(TestGengo.Job, "Bitte „Sie“ statt „du“. A&B + 100% 🙂", TestGengo.Stop);

        var sent = gengo.Network.Last;
        Assert.Empty(sent.Address.Query);
        Assert.Equal("application/x-www-form-urlencoded", sent.ContentType);
        Assert.Equal(["api_key", "api_sig", "data", "ts"], sent.Form.Keys.Order());
        Assert.Equal(TestGengo.PublicKey, sent.Form["api_key"]);
        Assert.Equal("4ce4050a3d9c9cc683285647bb5ee5cee094fcd6", sent.Form["api_sig"]);
        Assert.Equal("1731593000", sent.Form["ts"]);
        Assert.Equal("revise", sent.Data.GetProperty("action").GetString());
        Assert.Equal("Bitte „Sie“ statt „du“. A&B + 100% 🙂", sent.Data.GetProperty("comment").GetString());
    }

    [Fact]
    public async Task Each_attempt_signs_its_own_time()
    {
        using var gengo = new TestGengo();
        gengo.Network.Answer("", HttpStatusCode.BadGateway);
        gengo.Network.Answer("""{"opstat":"ok","response":{"thread":[]}}""");

        await gengo.Client.GetCommentsAsync(TestGengo.Job, TestGengo.Stop);

        var times = gengo.Network.Sent.Select(sent => sent.Query["ts"]);
        Assert.Equal(["1731593000", $"{gengo.Time.GetUtcNow().ToUnixTimeSeconds()}"], times);
        Assert.Equal(3, gengo.Network.Last.Query.Count);
    }

    [Fact]
    public async Task A_call_names_its_user_agent_and_asks_for_json()
    {
        using var gengo = new TestGengo(options => options.UserAgent = "Gengo Example App; Version 1.2; https://app.example.test;");
        gengo.Network.Answer(Ok);

        await gengo.Client.CancelJobAsync(TestGengo.Job, TestGengo.Stop);

        Assert.Equal("Gengo Example App; Version 1.2; https://app.example.test;", gengo.Network.Last.UserAgent);
        Assert.Equal("application/json", gengo.Network.Last.Accept);
        Assert.Matches("^Gengo Gengo.NET; Version [0-9.]+;$", new GengoOptions().UserAgent);
    }
}
