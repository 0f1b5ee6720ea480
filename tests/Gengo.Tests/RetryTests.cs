using System.Net;
using Gengo.Tests.Infrastructure;

namespace Gengo.Tests;

/// <summary>Failed reads are repeated.</summary>
public sealed class RetryTests
{
    private const string Job = """{"opstat":"ok","response":{"job":{"status":"reviewable"}}}""";

    public static TheoryData<string, HttpStatusCode> Broken => new()
    {
        { "<html>Bad gateway</html>", HttpStatusCode.BadGateway },
        { "<html>Maintenance</html>", HttpStatusCode.OK },
        { "", HttpStatusCode.OK },
        { "null", HttpStatusCode.OK },
        { """{"opstat":"ok","response":{"job":""", HttpStatusCode.OK },
        { """{"opstat":"maybe"}""", HttpStatusCode.OK },
        { """{"opstat":"error","err":{"code":2800,"msg":"later"}}""", HttpStatusCode.OK },
        { """{"opstat":"error","err":{"code":500,"msg":"Internal Server Error"}}""", HttpStatusCode.OK },
        { """{"opstat":"error","err":{"msg":"oops"}}""", HttpStatusCode.InternalServerError },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_failed_read_is_repeated(string body, HttpStatusCode status)
    {
        using var gengo = new TestGengo();
        gengo.Network.Answer(body, status);
        gengo.Network.Break(new HttpRequestException(HttpRequestError.ConnectionError));
        gengo.Network.Answer(Job);

        var job = await GetJobAsync(gengo);

        Assert.Equal(JobStatus.Reviewable, job.Status);
        Assert.Equal(3, gengo.Network.Sent.Count);
        Assert.Equal(2, gengo.Time.ShortDelays.Count);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_read_that_keeps_failing_is_unavailable_after_four_attempts(string body, HttpStatusCode status)
    {
        using var gengo = new TestGengo();
        gengo.Network.Answer(body, status);

        var unavailable = await Assert.ThrowsAsync<GengoUnavailableException>(() => GetJobAsync(gengo));

        Assert.Equal(4, gengo.Network.Sent.Count);
        Assert.Equal(status, unavailable.HttpStatus);
    }

    [Fact]
    public async Task A_connection_that_keeps_failing_is_unavailable_with_its_cause()
    {
        using var gengo = new TestGengo();
        gengo.Network.Break(new HttpRequestException(HttpRequestError.NameResolutionError));

        var unavailable = await Assert.ThrowsAsync<GengoUnavailableException>(() => GetJobAsync(gengo));

        Assert.Equal(4, gengo.Network.Sent.Count);
        Assert.IsType<HttpRequestException>(unavailable.InnerException);
        Assert.Null(unavailable.HttpStatus);
    }

    [Fact]
    public async Task An_attempt_has_its_own_time_limit()
    {
        using var gengo = new TestGengo(options => options.Timeout = TimeSpan.FromSeconds(40));
        var arrived = gengo.Network.NeverAnswer();
        gengo.Network.Answer(Job);

        var reading = GetJobAsync(gengo);
        await arrived;
        gengo.Time.Advance(TimeSpan.FromSeconds(39));
        Assert.Single(gengo.Network.Sent);
        gengo.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(JobStatus.Reviewable, (await reading).Status);
        Assert.Equal(2, gengo.Network.Sent.Count);
    }

    [Fact]
    public async Task A_canceled_read_ends_at_once()
    {
        using var gengo = new TestGengo();
        using var stop = new CancellationTokenSource();
        var arrived = gengo.Network.NeverAnswer();

        var reading = gengo.Client.GetJobAsync(TestGengo.Job, cancellationToken: stop.Token);
        await arrived;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Single(gengo.Network.Sent);
    }

    [Fact]
    public async Task An_answer_that_is_too_long_is_not_read()
    {
        using var gengo = new TestGengo();
        gengo.Network.Answer(new byte[GengoLimits.MaxResponseBytes + 1]);

        var unavailable = await Assert.ThrowsAsync<GengoUnavailableException>(() => GetJobAsync(gengo));

        Assert.Equal("Gengo's answer is too long.", unavailable.Message);
    }

    private static Task<Job> GetJobAsync(TestGengo gengo) => gengo.Client.GetJobAsync(TestGengo.Job, cancellationToken: TestGengo.Stop);
}
