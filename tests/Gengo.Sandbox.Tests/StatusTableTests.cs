namespace Gengo.Sandbox.Tests;

/// <summary>The table of docs/protocol/gengo.md#what-is-allowed-when.</summary>
public sealed class StatusTableTests
{
    private static readonly string[] Statuses =
        ["queued", "available", "pending", "reviewable", "revising", "approved", "rejected", "canceled", "hold", "something_new"];

    public static TheoryData<Generation, string> Rows()
    {
        var rows = new TheoryData<Generation, string>();
        foreach (var status in Statuses)
        {
            rows.Add(Generation.V2013, status);
            rows.Add(Generation.V2019, status);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Each_call_is_allowed_where_the_table_says_so(Generation generation, string status)
    {
        await using var gengo = await SandboxServer.StartAsync(generation);
        var is2013 = generation == Generation.V2013;
        var isKnown = status != "queued";

        foreach (var path in new[] { "", "/revisions", "/feedback", "/comments" })
        {
            Assert.Equal(isKnown ? 0 : 2100, (await gengo.GetAsync($"translate/job/{New(gengo, status)}{path}")).Code());
        }

        var commented = await gengo.PostAsync($"translate/job/{New(gengo, status)}/comment", """{"body":"Hello"}""");
        Assert.Equal(isKnown ? 0 : 2100, commented.Code());

        var reviewing = !isKnown ? 2100 : status == "reviewable" ? 0 : 2250;
        Assert.Equal(reviewing, await PutAsync("""{"action":"approve","rating":5}"""));
        Assert.Equal(reviewing, await PutAsync("""{"action":"revise","comment":"Shorter"}"""));
        Assert.Equal(
            reviewing == 2250 && !is2013 ? 2650 : reviewing,
            await PutAsync("""{"action":"reject","reason":"other","comment":"No","captcha":"BERT"}"""));
        Assert.Equal(
            !isKnown ? 2100 : is2013 ? 400 : status == "approved" ? 0 : 2650,
            await PutAsync("""{"action":"archive"}"""));
        Assert.Equal(
            !isKnown ? 2100 : status == "available" ? 0 : 2252,
            (await gengo.DeleteAsync($"translate/job/{New(gengo, status)}")).Code());

        async Task<int> PutAsync(string data) => (await gengo.PutAsync($"translate/job/{New(gengo, status)}", data)).Code();
    }

    [Theory]
    [InlineData("start", "queued:available available:pending")]
    [InlineData("decline", "pending:available")]
    [InlineData("submit", "pending:reviewable revising:reviewable")]
    [InlineData("approve", "reviewable:approved")]
    [InlineData("hold", "available:hold pending:hold reviewable:hold revising:hold rejected:hold hold:available")]
    [InlineData("check", "")]
    public async Task The_desk_changes_a_status_only_as_allowed(string action, string moves)
    {
        await using var gengo = await SandboxServer.StartAsync();
        var allowed = moves.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(move => move.Split(':')[0], move => move.Split(':')[1]);

        foreach (var status in Statuses)
        {
            var expected = allowed.ContainsKey(status) ? System.Net.HttpStatusCode.OK : System.Net.HttpStatusCode.Conflict;
            var id = New(gengo, status);
            var answer = await gengo.DeskAsync($"jobs/{id}/{action}", """{"text":"Hallo"}""", expected);
            Assert.Equal(allowed.GetValueOrDefault(status) ?? status, gengo.Sandbox.FindJob(id)?.Status);
            var code = answer.TryGetProperty("error", out var error) ? error.Text("code") : null;
            Assert.Equal(allowed.ContainsKey(status) ? null : "conflict", code);
        }
    }

    [Fact]
    public async Task A_translator_comments_in_any_status()
    {
        await using var gengo = await SandboxServer.StartAsync();
        foreach (var status in Statuses)
        {
            var id = New(gengo, status);
            await gengo.DeskAsync($"jobs/{id}/comment", """{"text":"Hallo"}""");
            Assert.Equal(status, gengo.Sandbox.FindJob(id)?.Status);
        }
    }

    private static long New(SandboxServer gengo, string status) => gengo.Sandbox.AddJob(job => job with
    {
        Status = status,
        Revisions = [new("Der Frühling ist da.")],
        Captcha = Captchas.Captcha.Create("bert"),
    }).Id;
}
