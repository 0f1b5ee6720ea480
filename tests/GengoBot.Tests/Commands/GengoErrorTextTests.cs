using System.Text.RegularExpressions;

namespace GengoBot.Tests.Commands;

/// <summary>What Gengo refuses, in sentences.</summary>
public sealed partial class GengoErrorTextTests
{
    [Theory]
    [InlineData("job 999")]
    [InlineData("read 999")]
    [InlineData("approve 999")]
    [InlineData("approve 999 --confirm")]
    [InlineData("revise 999 Words")]
    [InlineData("reject 999")]
    [InlineData("cancel 999")]
    [InlineData("revisions 999")]
    [InlineData("revision 999 1")]
    [InlineData("diff 999")]
    [InlineData("feedback 999")]
    [InlineData("comments 999")]
    [InlineData("comment 999 Words")]
    public async Task A_job_that_is_not_there_is_said_to_be_none_of_this_account(string typed)
    {
        await using var app = new BotApp();

        Assert.Contains("There is no such job in this account.", (await app.SayAsync(typed)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_keys_are_told_as_such_and_never_shown()
    {
        await using var gengo = new BotApp();
        await using var app = new BotApp(
            ("Gengo:DefaultAccount", "main"), (
                "Gengo:Accounts:main:BaseAddress",
                new Uri(gengo.Http.BaseAddress!, "/sandbox/v2/").ToString()), // A started server has an address.
            ("Gengo:Accounts:main:PublicKey", "public-key-of-ours"), ("Gengo:Accounts:main:PrivateKey", "private-key-of-ours"));

        var answer = await app.SayAsync("job 42");

        Assert.Contains("Gengo refuses this account's keys", answer.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Logs.Lines, static line => line.Contains("-key-of-ours", StringComparison.Ordinal));
        Assert.Empty(app.Gengo.Calls);
    }

    [Theory]
    [InlineData("2800")]
    [InlineData("500")]
    [InlineData("503")]
    [InlineData("html")]
    public async Task A_Gengo_that_does_not_answer_is_asked_again_and_then_told_as_down(string fault)
    {
        await using var app = new BotApp(new PacedClock(20));
        await app.FaultAsync("GET", fault, times: 30);

        var answer = await app.SayAsync("read 42");

        Assert.Contains("Gengo does not answer at the moment", answer.Sentence, StringComparison.Ordinal);
        Assert.Equal(4, app.Gengo.Calls.Length);
    }

    [Theory]
    [InlineData("job 42", "500")]
    [InlineData("read 42", "500")]
    [InlineData("diff 42", "html")]
    [InlineData("approve 42 --confirm", "503")]
    [InlineData("comment 42 Words", "2800")]
    [InlineData("status", "500")]
    public async Task A_failed_look_at_Gengo_has_a_number_that_the_log_has_too(string typed, string fault)
    {
        await using var app = new BotApp(new PacedClock(20));
        await app.FaultAsync("GET", fault, times: 30);

        var answer = await app.SayAsync(typed);

        var reference = Reference.Match(answer.HasCard ? answer.Card.Text : answer.Sentence);
        Assert.True(reference.Success, answer.Sentence);
        Assert.Contains(app.Logs.Lines, line => line.Contains($"{reference.Groups[1].Value}:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_fault_that_passes_is_not_even_noticed()
    {
        await using var app = new BotApp(new PacedClock(20));
        await app.FaultAsync("GET", "500");

        (await app.SayAsync("read 42")).Card.ShouldShow("versandkostenfrei");
    }

    [Fact]
    public async Task A_Gengo_that_cannot_be_reached_is_told_as_down()
    {
        await using var app = new BotApp(
            new PacedClock(20), ("Gengo:DefaultAccount", "main"), ("Gengo:Accounts:main:BaseAddress", "http://127.0.0.1:9/v2/"),
            ("Gengo:Accounts:main:PublicKey", "a"), ("Gengo:Accounts:main:PrivateKey", "b"));

        Assert.Contains("Gengo does not answer at the moment", (await app.SayAsync("job 42")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clicked_a_refusal_is_an_error_that_leaves_the_card_as_it_is()
    {
        await using var app = new BotApp();

        var answer = await app.Ana.ExecuteAsync("job", new System.Text.Json.Nodes.JsonObject { ["job"] = "999" });

        Assert.Equal(400, answer.Inner);
        Assert.StartsWith("There is no such job in this account.", answer.Sentence, StringComparison.Ordinal);
    }
    [GeneratedRegex(@"\(Reference (\w{8})\)")]
    private static partial Regex Reference { get; }
}
