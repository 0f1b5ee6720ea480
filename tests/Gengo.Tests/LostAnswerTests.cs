using System.Net;
using System.Net.Sockets;
using Gengo.Tests.Infrastructure;

namespace Gengo.Tests;

/// <summary>A write is sent once, whatever happens to its answer.</summary>
public sealed class LostAnswerTests
{
    [Theory]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("<html>Thanks</html>", HttpStatusCode.OK)]
    [InlineData("<html>Bad gateway</html>", HttpStatusCode.BadGateway)]
    [InlineData("wait a little", HttpStatusCode.ServiceUnavailable)]
    [InlineData("""{"opstat":"o""", HttpStatusCode.OK)]
    [InlineData("""{"opstat":"error","err":{"code":500,"msg":"Internal Server Error"}}""", HttpStatusCode.OK)]
    [InlineData("""{"opstat":"error"}""", HttpStatusCode.InternalServerError)]
    [InlineData("", HttpStatusCode.Found)]
    public async Task A_write_with_an_unreadable_answer_is_lost(string body, HttpStatusCode status)
    {
        foreach (var write in Writes)
        {
            using var gengo = new TestGengo();
            gengo.Network.Answer(body, status, new Uri("/v2/elsewhere", UriKind.Relative));

            var lost = await Assert.ThrowsAsync<LostAnswerException>(() => write(gengo.Client, TestGengo.Stop));

            Assert.Equal(status, lost.HttpStatus);
            Assert.Single(gengo.Network.Sent);
        }
    }

    [Fact]
    public async Task A_write_that_nobody_answers_in_time_is_lost()
    {
        foreach (var write in Writes)
        {
            using var gengo = new TestGengo();
            var arrived = gengo.Network.NeverAnswer();

            var writing = write(gengo.Client, TestGengo.Stop);
            await arrived;
            gengo.Time.Advance(TimeSpan.FromSeconds(30));

            var lost = await Assert.ThrowsAsync<LostAnswerException>(() => writing);
            Assert.Null(lost.HttpStatus);
            Assert.Single(gengo.Network.Sent);
        }
    }

    [Theory]
    [InlineData(HttpRequestError.ResponseEnded)]
    [InlineData(HttpRequestError.InvalidResponse)]
    [InlineData(HttpRequestError.Unknown)]
    public async Task A_write_whose_connection_breaks_is_lost(HttpRequestError error)
    {
        foreach (var write in Writes)
        {
            using var gengo = new TestGengo();
            gengo.Network.Break(new HttpRequestException(error));

            await Assert.ThrowsAsync<LostAnswerException>(() => write(gengo.Client, TestGengo.Stop));

            Assert.Single(gengo.Network.Sent);
        }
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    [InlineData(HttpRequestError.ProxyTunnelError)]
    public async Task A_write_without_a_connection_is_not_lost(HttpRequestError error)
    {
        foreach (var write in Writes)
        {
            using var gengo = new TestGengo();
            gengo.Network.Break(new HttpRequestException(error));

            await Assert.ThrowsAsync<GengoUnavailableException>(() => write(gengo.Client, TestGengo.Stop));

            Assert.Single(gengo.Network.Sent);
        }
    }

    [Fact]
    public async Task A_write_canceled_after_it_was_sent_is_lost()
    {
        foreach (var write in Writes)
        {
            using var gengo = new TestGengo();
            using var stop = new CancellationTokenSource();
            var arrived = gengo.Network.NeverAnswer();

            var writing = write(gengo.Client, stop.Token);
            await arrived;
            await stop.CancelAsync();

            await Assert.ThrowsAsync<LostAnswerException>(() => writing);
        }
    }

    [Fact]
    public async Task A_write_canceled_before_it_was_sent_is_canceled()
    {
        foreach (var write in Writes)
        {
            using var gengo = TestGengo.Answering("""{"opstat":"ok"}""");

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write(gengo.Client, new CancellationToken(canceled: true)));

            Assert.Empty(gengo.Network.Sent);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Len")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"opstat\":\"ok\",")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{\"opst")]
    [InlineData("no http at all\r\n\r\n")]
    public async Task A_real_connection_cut_at_any_point_loses_a_write_and_makes_a_read_unavailable(string answer)
    {
        await using var server = new LoopbackServer(answer);
        using var gengo = TestGengo.At(server.Address);

        foreach (var write in Writes)
        {
            await Assert.ThrowsAsync<LostAnswerException>(() => write(gengo.Client, TestGengo.Stop));
        }

        // Once each: by itself, .NET would repeat a DELETE whose connection closes without an answer.
        Assert.Equal(Writes.Length, server.Requests.Count);
        await Assert.ThrowsAsync<GengoUnavailableException>(() => gengo.Client.GetCommentsAsync(TestGengo.Job, TestGengo.Stop));
    }

    [Fact]
    public async Task An_answer_over_a_real_connection_arrives()
    {
        await using var server = LoopbackServer.Answering("""{"opstat":"ok","response":{"job":{"mt":[]}}}""");
        using var gengo = TestGengo.At(server.Address);

        Assert.Equal(TestGengo.Job, (await gengo.Client.GetJobAsync(TestGengo.Job, cancellationToken: TestGengo.Stop)).Id);

        Assert.StartsWith("GET /v2/translate/job/7421093?api_key=Pub%7CDemo", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_port_loses_no_write()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var gengo = TestGengo.At(new Uri($"http://{taken.LocalEndPoint}/v2/"));

        foreach (var write in Writes)
        {
            await Assert.ThrowsAsync<GengoUnavailableException>(() => write(gengo.Client, TestGengo.Stop));
        }
    }

    private static Func<GengoClient, CancellationToken, Task>[] Writes { get; } =
    [
        (client, stop) => client.ApproveJobAsync(TestGengo.Job, new Approval(), stop),
        (client, stop) => client.ReviseJobAsync(TestGengo.Job, "Shorter, please.", stop),
        (client, stop) => client.RejectJobAsync(TestGengo.Job, new Rejection { Reason = RejectionReason.Other, Comment = "No." }, stop),
        (client, stop) => client.CancelJobAsync(TestGengo.Job, stop),
        (client, stop) => client.PostCommentAsync(TestGengo.Job, "Hello", stop),
    ];
}
