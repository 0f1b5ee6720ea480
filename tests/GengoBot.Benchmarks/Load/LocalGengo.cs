using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GengoBot.Benchmarks.Load;

/// <summary>
/// A Gengo in which every job waits for its review until it is approved. It believes whoever calls: what it costs is not measured.
/// </summary>
internal sealed class LocalGengo
{
    public const string Root = "/gengo/";

    private const string Translation =
        """Die neue Ausgabe ist da. Sie enthält *alles*, worum Leser baten, und kostet wie bisher < 10 {{currency}}.""";

    private readonly ConcurrentDictionary<long, bool> _approved = new();
    private long _lastJob = 4_200;

    /// <summary>How many jobs were approved.</summary>
    public int Approved => _approved.Count;

    /// <summary>A job that nobody has asked for yet.</summary>
    public long NextJob() => Interlocked.Increment(ref _lastJob);

    /// <summary>What a form of any of these jobs says about the text on it.</summary>
    public static string Seen { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Translation))[..8]);

    public void Map(IEndpointRouteBuilder endpoints)
    {
        var jobs = endpoints.MapGroup(Root + "translate/job/{id:long}");
        jobs.MapGet("", (HttpContext context, long id) => SendAsync(context, $$"""{"job":{{Job(id)}}}"""));
        jobs.MapGet(
            "/revisions",
            (HttpContext context, long id) =>
                SendAsync(context, $$"""{"job_id":"{{id}}","revisions":[{"ctime":1764000000,"rev_id":"30551"}]}"""));
        jobs.MapGet("/comments", (HttpContext context) => SendAsync(
            context,
            """{"thread":[{"body":"Is this a person or a company?","author":"worker","ctime":1764000000},"""
            + """{"body":"A company.","author":"customer","ctime":1764000060}]}"""));
        jobs.MapPut("", ApproveAsync);
    }

    private async Task ApproveAsync(HttpContext context, long id)
    {
        var form = await context.Request.ReadFormAsync();
        var isFirst = form["data"].ToString().Contains("\"approve\"", StringComparison.Ordinal) && _approved.TryAdd(id, true);
        await (
            isFirst ? SendAsync(context, "{}")
                : WriteAsync(context, """{"opstat":"error","err":{"code":2250,"msg":"job is not reviewable"}}"""));
    }

    private string Job(long id) =>
        $$"""
        {"job_id":"{{id}}","order_id":"918201","slug":"Newsletter, autumn",
        "body_src":"The new edition is out. It has *all* that readers asked for, and costs < 10 {{"{{currency}}"}} as before.",
        "body_tgt":"{{Translation}}","lc_src":"en","lc_tgt":"de","unit_count":"18","tier":"standard","credits":"0.90","currency":"USD",
        "status":"{{(_approved.ContainsKey(id) ? "approved" : "reviewable")}}","eta":-1,"ctime":1763990000,"auto_approve":"0"}
        """;

    private static Task SendAsync(HttpContext context, string response) =>
        WriteAsync(context, $$"""{"opstat":"ok","response":{{response}}}""");

    private static Task WriteAsync(HttpContext context, string body)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body);
    }
}
