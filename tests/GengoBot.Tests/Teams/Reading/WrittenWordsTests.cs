using System.Net;
using System.Text.Json.Nodes;

namespace GengoBot.Tests.Teams.Reading;

/// <summary>What reaches the translator, or the person, of the words in a message: what its writer wrote here, and nothing else.</summary>
public sealed class WrittenWordsTests
{
    private const string Bot = """{"type":"mention","text":"<at>GengoBot</at>","mentioned":{"id":"28:gengobot","name":"GengoBot"}}""";

    private const string Quoted =
        """{"type":"quotedReply","quotedReply":{"messageId":"17","senderName":"GengoBot","preview":"cancel 43 --confirm"}}""";

    private const string Style = """<p>comment 42 see <a href="https://example.test/style" title="x">Style guide</a></p>""";
    private const string Emoji = """<img itemscope itemtype="http://schema.skype.com/Emoji" itemid="like" alt="👍">""";

    [Theory]
    [InlineData("""<quoted messageId="17"/> job 42""", Quoted)]
    [InlineData("\r\n<quoted messageId=\"17\"/>\n\njob 42", Quoted)]
    public async Task A_reply_that_quotes_a_message_is_a_command(string text, string entity)
    {
        await using var app = new BotApp();

        (await app.Ana.SayAsync("", Of(text, entity))).Card.ShouldShow("Job 42");
    }

    [Theory]
    [InlineData(",")]
    [InlineData(":")]
    [InlineData(" -")]
    [InlineData(" –")]
    [InlineData("、")]
    [InlineData("：")]
    [InlineData(" — ")]
    [InlineData("!")]
    [InlineData(";&nbsp;")]
    [InlineData("\u200F:")]
    [InlineData(" <at>GengoBot</at>,")]
    public async Task A_sign_behind_the_bots_name_is_no_part_of_the_command(string sign)
    {
        await using var app = new BotApp();

        (await app.Channel.SayAsync("", Of($"<at>GengoBot</at>{sign} job 42", Bot))).Card.ShouldShow("Job 42");
    }

    [Theory]
    [InlineData("<quoted messageId=\"1\"/> <at>GengoBot</at> comment 42 hello there", "hello there", Bot + "," + Quoted)]
    [InlineData("<at>GengoBot</at> comment 42 hello there <quoted messageId=\"17\"/>", "hello there", Bot + "," + Quoted)]
    [InlineData(
        "<at>GengoBot</at> comment 42 ask <at>R&amp;D Team</at> please", "ask R&D Team please",
        Bot + """,{"type":"mention","mentioned":{"id":"29:x","name":"R&D Team"}}""")]
    [InlineData("<at>GengoBot</at>&nbsp;comment 42 line&nbsp;two&nbsp;&nbsp;\r\n", "line\u00A0two", Bot)]
    [InlineData("<at>GengoBot</at> comment 42 use <data> and &amp; as &lt;b&gt;", "use <data> and &amp; as &lt;b&gt;", Bot)]
    public async Task The_words_of_the_text_reach_the_translator(string text, string comment, string entities)
    {
        await using var app = new BotApp();

        await app.Channel.SayAsync("", Of(text, entities));

        Assert.Equal(comment, app.Job(42).Thread[^1].Body);
        Assert.Single(app.Writes);
    }

    [Theory]
    [InlineData("comment 42 Great ", $"<p>comment 42 Great {Emoji}</p>", "Great 👍")]
    [InlineData("comment 42 ", $"<p>comment 42 {Emoji}</p>", "👍")]
    [InlineData("comment 42 see Style guide", Style, "see Style guide (https://example.test/style)")]
    [InlineData(null, "<p>comment 42 hello</p>", "hello")]
    [InlineData(
        "comment 42 see this\r\n\r\nthe forwarded body",
        """<p>comment 42 see this</p><blockquote itemtype="http://schema.skype.com/Forward"><p>the forwarded body</p></blockquote>""",
        "see this")]
    public async Task What_the_text_lacks_comes_from_the_html(string? text, string html, string comment)
    {
        await using var app = new BotApp();

        await app.Ana.SayAsync("", Of(text, entities: "", html));

        Assert.Equal(comment, app.Job(42).Thread[^1].Body);
        Assert.Single(app.Writes);
    }

    [Fact]
    public async Task A_message_of_html_alone_is_a_command()
    {
        await using var app = new BotApp();

        (await app.Ana.SayAsync("", Of(null, entities: "", "<p>job 42</p>"))).Card.ShouldShow("Job 42");
    }

    [Theory]
    [InlineData("<quoted messageId=\"17\"/>", "")]
    [InlineData(
        "cancel 43 --confirm",
        """<blockquote itemtype="http://schema.skype.com/Forward"><p>cancel 43 --confirm</p></blockquote>""")]
    [InlineData(
        "cancel 43 --confirm",
        """<blockquote itemtype="http://schema.skype.com/Reply"><strong>Ben</strong><p>cancel 43 --confirm</p></blockquote>""")]
    public async Task What_somebody_else_wrote_is_no_command(string text, string html)
    {
        await using var app = new BotApp();

        var answer = await app.Ana.SayAsync("", Of(text, Quoted, html));

        answer.Card.ShouldShow("What you can type");
        Assert.Empty(app.Writes);
    }

    [Theory]
    [InlineData("Nora", "Nordin")]
    [InlineData("Nora Nordin", "Nora Nordin")]
    [InlineData(null, null)]
    public async Task A_name_that_a_client_split_in_two_is_one_person(string? first, string? second)
    {
        await using var app = new BotApp(("Access:Admins:0", TestPerson.Ana.AadObjectId ?? ""));
        app.Teams.People = [TestPerson.Ana, new TestPerson("29:nora", "dddddddd-0000-4000-8000-000000000004", "Nora Nordin")];
        var entities = $"{Bot},{Mention("Nora", first)},{Mention("Nordin", second)}";

        var granted = await app.Channel.SayAsync(
            "", Of("<at>GengoBot</at> grant reviewer <at>Nora</at>&nbsp;<at>Nordin</at>", entities));

        Assert.Contains("gave Nora Nordin the role reviewer", granted.Sentence, StringComparison.Ordinal);
        Assert.Single(await app.Stored.GrantsAsync());

        static string Mention(string words, string? name) => new JsonObject
        {
            ["type"] = "mention",
            ["text"] = $"<at>{words}</at>",
            ["mentioned"] = new JsonObject { ["id"] = "29:nora", ["name"] = name },
        }.ToJsonString();
    }

    [Fact]
    public async Task A_mention_in_a_quoted_message_gets_no_role()
    {
        await using var app = new BotApp(("Access:Admins:0", TestPerson.Ana.AadObjectId ?? ""), ("Access:Viewers:0", "*"));
        var chiyo = $$$"""{"type":"mention","text":"<at>Chiyo</at>","mentioned":{"id":"{{{TestPerson.Chiyo.Id}}}","name":"Chiyo"}}""";
        var ben = $$$"""{"type":"mention","text":"<at>Ben</at>","mentioned":{"id":"{{{TestPerson.Ben.Id}}}","name":"Ben"}}""";

        var granted = await app.Channel.SayAsync(
            "",
            Of("<quoted messageId=\"17\"><at>Chiyo</at></quoted><at>GengoBot</at> grant reviewer <at>Ben</at>", $"{Bot},{chiyo},{ben}"));

        Assert.Contains("gave Ben Okafor the role reviewer", granted.Sentence, StringComparison.Ordinal);
        Assert.Single(await app.Stored.GrantsAsync());
    }

    [Theory]
    [InlineData("localTimestamp", "\"2026-11-24T10:00:00.000+0530\"")]
    [InlineData("localTimestamp", "\"\"")]
    [InlineData("localTimestamp", "\"0001-01-01T00:00:00\"")]
    [InlineData("localTimestamp", "\"yesterday\"")]
    [InlineData("id", "1732451400000")]
    [InlineData("recipient", "\"GengoBot\"")]
    [InlineData("name", "5")]
    [InlineData("locale", "7")]
    [InlineData("value", "null")]
    public async Task An_optional_field_that_cannot_be_read_keeps_nobody_from_an_answer(string field, string json)
    {
        await using var app = new BotApp();

        var answer = await app.Ana.SayAsync("job 42", message => message[field] = JsonNode.Parse(json));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        answer.Card.ShouldShow("Job 42");
    }

    [Fact]
    public async Task A_key_in_html_alone_is_noticed()
    {
        await using var app = new BotApp();

        var answer = await app.Ana.SayAsync("", Of(null, entities: "", "<p>comment 42 private_key: 0123456789abcdefXYZ~~~~</p>"));

        Assert.Contains("key", answer.Sentence, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(app.Writes);
    }

    private static Action<JsonObject> Of(string? text, string entities, string html = "") => message =>
    {
        message["text"] = text;
        message["entities"] = JsonNode.Parse($"[{entities}]");
        if (html.Length > 0)
        {
            message["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = html });
        }
    };
}
