using System.Net;
using System.Text.Json.Nodes;

namespace GengoBot.Tests.Teams.Inbound;

/// <summary>What is heard, and what is not.</summary>
public sealed class MessagesTests
{
    [Fact]
    public async Task An_edited_message_never_runs()
    {
        await using var app = new BotApp();
        var edited = app.Ana.Activity("messageUpdate");
        edited["text"] = "cancel 43 --confirm";
        edited["channelData"]!["eventType"] = "editMessage"; // Every activity has channelData.

        var answer = await app.Ana.SendAsync(edited);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Empty(answer.Sent);
        Assert.Empty(app.Gengo.Calls);
    }

    [Fact]
    public async Task What_goes_well_leaves_no_line_in_the_log()
    {
        await using var app = new BotApp();

        await app.SayAsync("job 42");

        // A line a request would cost a click a tenth of its CPU.
        Assert.DoesNotContain(app.Logs.Lines, static line => line.Contains("endpoint", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("channel")]
    [InlineData("groupChat")]
    public async Task What_does_not_mention_the_bot_is_not_for_it(string kind)
    {
        await using var app = new BotApp();
        var talk = app.Channel with { Kind = kind };

        var answer = await talk.SayAsync("job 42", static message => message.Remove("entities"));
        var other = await talk.SayAsync(
            "job 42",
            static message => message["entities"] = JsonNode.Parse(
                """[{"type":"mention","text":"<at>GengoBot</at>","mentioned":{"id":"28:another","name":"GengoBot"}}]"""));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Empty(answer.Sent);
        Assert.Empty(other.Sent);
        Assert.Empty(app.Gengo.Calls);
    }

    [Theory]
    [InlineData("please approve 42")]
    [InlineData("please don't approve 42 yet")]
    [InlineData("I would reject 42 --reason quality --confirm Too literal")]
    [InlineData("aprove 42 --confirm")]
    [InlineData("approv 42 --confirm")]
    [InlineData("cancle 43 --confirm")]
    [InlineData("delet 43 --confirm")]
    [InlineData("comentt 42 hello")]
    [InlineData("approve 42 and 43 --confirm")]
    [InlineData("approve 42 --confrm")]
    [InlineData("cancel 43 now --confirm")]
    [InlineData("ok")]
    [InlineData("👍")]
    public async Task Nothing_is_done_from_a_typo_or_a_sentence_and_it_is_answered(string typed)
    {
        await using var app = new BotApp();
        await app.SayAsync("job 42");

        var answer = await app.SayAsync(typed);

        Assert.Empty(app.Writes);
        Assert.NotEmpty(answer.Sent);
    }

    [Theory]
    [InlineData("xx-klingon")]
    [InlineData("12345")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("en_US")]
    [InlineData("ja-JP")]
    [InlineData("💥-💥")]
    [InlineData("-")]
    [InlineData("../../etc")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-BB")]
    public async Task Any_locale_gets_an_answer(string? locale)
    {
        await using var app = new BotApp();

        (await (app.Ana with { Locale = locale }).SayAsync("job 42")).Card.ShouldShow("Job 42");
    }

    [Fact]
    public async Task Ids_that_are_no_guids_are_ids_all_the_same()
    {
        await using var app = new BotApp(("Access:Reviewers:0", "user-id-0"));
        var talk = (app.Ana with { Tenant = "00000000-0000-0000-0000-0000000000001", Conversation = "what ever?&#;%" }).As(
            new TestPerson("user", "user-id-0", "A\nB"));

        var answer = await talk.SayAsync("job 42");

        answer.Card.ShouldHaveButton("Approve…");
    }

    [Theory]
    [InlineData("recipient")]
    [InlineData("locale")]
    [InlineData("channelData")]
    [InlineData("entities")]
    [InlineData("timestamp")]
    [InlineData("textFormat")]
    public async Task A_message_that_lacks_something_is_no_server_error(string member)
    {
        await using var app = new BotApp();

        var answer = await app.Ana.SayAsync("job 42", message => message.Remove(member));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        answer.Card.ShouldShow("Job 42");
    }

    [Fact]
    public async Task A_name_takes_no_effect_in_a_line()
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        var somebody = app.Channel.As(new TestPerson("29:x", null, "**Eve** <at>All</at> {{DATE(2020-01-01T00:00:00Z)}}"));
        var card = (await somebody.SayAsync($"job {job}")).Card;
        var form = (await somebody.ClickAsync(card, "Approve…")).Card;

        await somebody.ClickAsync(form, "Approve");

        var line = Assert.Single(app.Teams.Messages, static message => message.Text is not null);
        Assert.Equal("plain", (string?)line.Activity.GetProperty("textFormat").GetString());
        Assert.DoesNotContain("{{DATE(2020", app.Teams.CardAt(card.MessageId ?? "").Json.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_is_never_sent_beside_a_text_and_its_summary_says_the_same()
    {
        await using var app = new BotApp();
        foreach (var typed in (string[])["job 42", "approve 42", "reject 42", "comments 42", "help", "nonsense", "status"])
        {
            await app.SayAsync(typed);
            await app.SayInChannelAsync(typed);
        }

        Assert.All(app.Teams.Messages.Where(static message => message.HasCard), static message =>
        {
            Assert.True(string.IsNullOrEmpty(message.Text));
            Assert.Equal(message.Card.PlainText, message.Summary);
        });
    }

    [Fact]
    public async Task The_bot_introduces_itself_when_it_is_installed()
    {
        await using var app = new BotApp();
        var installed = app.Channel.Activity("installationUpdate");
        installed["action"] = "add";

        var answer = await app.Channel.SendAsync(installed);

        (await app.Channel.ClickAsync(answer.Card.ShouldShow("Hello, I am GengoBot"), "Help")).Card.ShouldShow("What you can type");
    }
}
