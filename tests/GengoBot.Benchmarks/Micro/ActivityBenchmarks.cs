using BenchmarkDotNet.Attributes;
using GengoBot.Teams.Requests;
using Microsoft.AspNetCore.Http;

namespace GengoBot.Benchmarks.Micro;

/// <summary>From a request's bytes to an activity, with every check of the door but the token's.</summary>
public class ActivityBenchmarks
{
    private readonly byte[] _body = Teams.Message("help", "https://smba.trafficmanager.net/emea/");

    [Benchmark(Description = "Read an activity")]
    public async Task<object> ReadAsync()
    {
        var context = new DefaultHttpContext();
        context.Request.Method = HttpMethods.Post;
        context.Request.ContentType = "application/json; charset=utf-8";
        context.Request.Body = new MemoryStream(_body);
        return await ActivityRequest.ReadAsync(context.Request, CancellationToken.None);
    }
}
