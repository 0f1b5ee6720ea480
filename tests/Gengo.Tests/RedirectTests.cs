using System.Net;
using Gengo.Tests.Infrastructure;

namespace Gengo.Tests;

/// <summary>Redirects of reads are followed within Gengo's own origin.</summary>
public sealed class RedirectTests
{
    private const string Job = """{"opstat":"ok","response":{"job":{"status":"approved"}}}""";

    [Theory]
    [InlineData(HttpStatusCode.MovedPermanently, "https://gengo.example.test/v2/jobs/7")]
    [InlineData(HttpStatusCode.Found, "/v2/jobs/7")]
    [InlineData(HttpStatusCode.SeeOther, "//gengo.example.test/v2/jobs/7#part")]
    [InlineData(HttpStatusCode.TemporaryRedirect, "https://GENGO.example.test:443/v2/jobs/7?api_key=old&api_sig=old&ts=1")]
    [InlineData(HttpStatusCode.PermanentRedirect, "/v2/jobs/7?ts=1")]
    public async Task A_read_follows_within_the_origin_signed_anew_with_its_own_query(HttpStatusCode status, string location)
    {
        using var gengo = new TestGengo();
        gengo.Network.Answer("", status, new Uri(location, UriKind.RelativeOrAbsolute));
        gengo.Network.Answer(Job);

        var job = await gengo.Client.GetJobAsync(TestGengo.Job, preMt: true, TestGengo.Stop);

        Assert.Equal(JobStatus.Approved, job.Status);
        Assert.Equal(2, gengo.Network.Sent.Count);
        Assert.Equal("/v2/jobs/7", gengo.Network.Last.Path);
        Assert.Equal(
            new()
            {
                ["pre_mt"] = "1",
                ["api_key"] = TestGengo.PublicKey,
                ["api_sig"] = "4ce4050a3d9c9cc683285647bb5ee5cee094fcd6",
                ["ts"] = "1731593000",
            },
            gengo.Network.Last.Query);
    }

    [Fact]
    public async Task A_new_query_takes_the_place_of_the_old_one()
    {
        using var gengo = new TestGengo();
        gengo.Network.Answer("", HttpStatusCode.Found, new Uri("?pre_mt=0&x=a%26b&api_sig=old", UriKind.Relative));
        gengo.Network.Answer(Job);

        await gengo.Client.GetJobAsync(TestGengo.Job, preMt: true, TestGengo.Stop);

        Assert.Equal(["api_key", "api_sig", "pre_mt", "ts", "x"], gengo.Network.Last.Query.Keys.Order());
        Assert.Equal(("0", "a&b"), (gengo.Network.Last.Query["pre_mt"], gengo.Network.Last.Query["x"]));
    }

    [Theory]
    [InlineData("https://elsewhere.example.test/v2/translate/job/7421093")]
    [InlineData("https://gengo.example.test:8443/v2/translate/job/7421093")]
    [InlineData("http://gengo.example.test/v2/translate/job/7421093")]
    [InlineData("https://gengo.example.test@elsewhere.example.test/")]
    [InlineData("//127.0.0.1/v2")]
    [InlineData("ftp://gengo.example.test/")]
    public async Task No_other_host_port_or_scheme_ever_sees_a_key(string location)
    {
        using var gengo = new TestGengo();
        gengo.Network.Answer("", HttpStatusCode.Found, new Uri(location, UriKind.RelativeOrAbsolute));

        await Assert.ThrowsAsync<GengoUnavailableException>(
            () => gengo.Client.GetJobAsync(TestGengo.Job, cancellationToken: TestGengo.Stop));

        Assert.Equal("gengo.example.test", Assert.Single(gengo.Network.Sent).Address.Authority);
    }

    [Fact]
    public async Task Three_redirects_are_followed_and_no_fourth()
    {
        using var gengo = new TestGengo();
        gengo.Network.Answer("", HttpStatusCode.Found, new Uri("/v2/again", UriKind.Relative));

        await Assert.ThrowsAsync<GengoUnavailableException>(
            () => gengo.Client.GetJobAsync(TestGengo.Job, cancellationToken: TestGengo.Stop));

        Assert.Equal(4, gengo.Network.Sent.Count);
    }

    [Fact]
    public async Task After_a_failed_step_a_read_starts_again_at_its_own_address()
    {
        using var gengo = new TestGengo();
        gengo.Network.Answer("", HttpStatusCode.Found, new Uri("/v2/other", UriKind.Relative));
        gengo.Network.Answer("", HttpStatusCode.BadGateway);
        gengo.Network.Answer(Job);

        await gengo.Client.GetJobAsync(TestGengo.Job, cancellationToken: TestGengo.Stop);

        Assert.Equal(["/v2/translate/job/7421093", "/v2/other", "/v2/translate/job/7421093"], gengo.Network.Sent.Select(sent => sent.Path));
    }
}
