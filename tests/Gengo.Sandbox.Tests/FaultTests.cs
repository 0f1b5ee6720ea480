using System.Net;

namespace Gengo.Sandbox.Tests;

public sealed class FaultTests
{
    [Theory]
    [InlineData("timeout-after", "canceled", "0")]
    [InlineData("timeout-before", "available", null)]
    public async Task A_timeout_gives_no_answer_whether_or_not_the_call_was_done(string fault, string status, string? code)
    {
        await using var gengo = await SandboxServer.StartAsync();
        await gengo.DeskAsync("faults", $$"""{"call":"DELETE","times":1,"fault":"{{fault}}","delayMs":1000}""");

        var lost = gengo.SendRawAsync(HttpMethod.Delete, "translate/job/43", gengo.Signed());
        await WaitForCallAsync(gengo);
        Assert.Equal(status, gengo.Sandbox.FindJob(43)?.Status);
        Assert.False(lost.IsCompleted);

        await AdvanceUntilEndAsync(gengo, lost);
        await Assert.ThrowsAsync<HttpRequestException>(() => lost);

        var call = (await gengo.DeskGetAsync("calls"))[0];
        Assert.Equal(fault, call.Text("fault"));
        Assert.Equal(code, call.Text("code"));
    }

    [Fact]
    public async Task A_hanging_call_ends_within_a_minute()
    {
        await using var gengo = await SandboxServer.StartAsync();
        await gengo.DeskAsync("faults", """{"call":"GET","fault":"timeout-before"}""");
        var lost = gengo.SendRawAsync(HttpMethod.Get, "translate/job/43", gengo.Signed());
        await WaitForCallAsync(gengo);
        var before = gengo.Clock.GetUtcNow();
        await AdvanceUntilEndAsync(gengo, lost);
        await Assert.ThrowsAsync<HttpRequestException>(() => lost);
        Assert.True(gengo.Clock.GetUtcNow() - before >= TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_hanging_call_ends_with_the_server()
    {
        await using var gengo = await SandboxServer.StartAsync();
        await gengo.DeskAsync("faults", """{"call":"GET","fault":"timeout-after"}""");
        var lost = gengo.SendRawAsync(HttpMethod.Get, "translate/job/43", gengo.Signed());
        await WaitForCallAsync(gengo);

        await gengo.StopAsync().WaitAsync(TimeSpan.FromSeconds(20), SandboxServer.Stop);
        await Assert.ThrowsAsync<HttpRequestException>(() => lost);
    }

    [Theory]
    [InlineData("500", HttpStatusCode.InternalServerError, "application/json; charset=utf-8", "\"code\":500")]
    [InlineData("503", HttpStatusCode.ServiceUnavailable, null, "wait a little")]
    [InlineData("2800", HttpStatusCode.OK, "application/json; charset=utf-8", "\"code\":2800")]
    [InlineData("html", HttpStatusCode.OK, "text/html; charset=utf-8", "<!doctype html>")]
    public async Task A_planned_fault_fails_as_often_as_planned_and_does_nothing(
        string fault, HttpStatusCode status, string? type, string words)
    {
        await using var gengo = await SandboxServer.StartAsync();
        await gengo.DeskAsync("faults", $$"""{"call":"DELETE","times":2,"fault":"{{fault}}","delayMs":0}""");
        for (var time = 0; time < 2; time++)
        {
            using var response = await gengo.SendRawAsync(HttpMethod.Delete, "translate/job/43", gengo.Signed());
            Assert.Equal(status, response.StatusCode);
            Assert.Equal(type, response.Content.Headers.ContentType?.ToString());
            Assert.Contains(words, await response.Content.ReadAsStringAsync(SandboxServer.Stop), StringComparison.Ordinal);
            Assert.Equal("available", gengo.Sandbox.FindJob(43)?.Status);
        }

        Assert.Equal(0, (await gengo.DeleteAsync("translate/job/43")).Code());
    }

    [Fact]
    public async Task A_fault_hits_only_the_calls_it_names_and_can_be_cleared()
    {
        await using var gengo = await SandboxServer.StartAsync();
        await gengo.DeskAsync("faults", """{"call":"GET comments","fault":"2800","times":"3"}""");
        Assert.Equal(0, (await gengo.GetAsync("translate/job/42")).Code());
        Assert.Equal(0, (await gengo.PostAsync("translate/job/42/comment", """{"body":"x"}""")).Code());
        Assert.Equal(2800, (await gengo.GetAsync("translate/job/42/comments")).Code());

        var left = (await gengo.DeskGetAsync("faults"))[0];
        Assert.Equal(("GET comments", "2", "2800", "0"), (left.Text("call"), left.Text("times"), left.Text("fault"), left.Text("delayMs")));

        using var response = await gengo.Http.DeleteAsync("/sandbox/desk/faults", SandboxServer.Stop);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(0, (await gengo.GetAsync("translate/job/42/comments")).Code());
    }

    [Fact]
    public async Task A_delay_without_a_fault_only_delays()
    {
        await using var gengo = await SandboxServer.StartAsync();
        await gengo.DeskAsync("faults", """{"call":"*","delayMs":5000}""");
        var before = gengo.Clock.GetUtcNow();
        var slow = gengo.DeleteAsync("translate/job/43");
        await AdvanceUntilEndAsync(gengo, slow);
        Assert.Equal(0, (await slow).Code());
        Assert.True(gengo.Clock.GetUtcNow() - before >= TimeSpan.FromSeconds(5));
        Assert.Equal("canceled", gengo.Sandbox.FindJob(43)?.Status);
    }

    private static async Task WaitForCallAsync(SandboxServer gengo)
    {
        while (gengo.Sandbox.Calls.IsEmpty)
        {
            SandboxServer.Stop.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    // The test cannot see when the server starts to wait, so the clock advances until the call has ended.
    private static async Task AdvanceUntilEndAsync(SandboxServer gengo, Task call)
    {
        while (!call.IsCompleted)
        {
            SandboxServer.Stop.ThrowIfCancellationRequested();
            gengo.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }
    }
}
