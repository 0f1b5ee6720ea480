using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using GengoBot.Teams;
using GengoBot.Teams.Reading;
using GengoBot.Text;

namespace GengoBot.Tests.Teams.Reading;

public sealed class MessageReaderTests
{
    private const string Emoji = "http://schema.skype.com/Emoji";
    private const string Reply = "http://schema.skype.com/Reply";
    private const string Forward = "http://schema.skype.com/Forward";

    private static readonly JsonObject Bot = Mention("28:bot", "<at>Gengo</at>", "Gengo");
    private static readonly JsonObject Ana = Mention("29:ana", "<at>Ana</at>", "Ana Bérard");

    [Theory]
    [InlineData("<p>comment 42 a</p>\n<p>b</p>", "comment 42 a\n\nb")]
    [InlineData("a<br>b<BR/>c<br />d", "a\nb\nc\nd")]
    [InlineData("<p class=\"x\">comment 42</p><p>  a &lt;b&gt; &amp;amp; c</p>", "comment 42\n  a <b> &amp; c")]
    [InlineData("<b>a</b> <pre>b</pre> 1 < 2 <br", "<b>a</b> <pre>b</pre> 1 < 2 <br")]
    [InlineData("&lt;br&gt;&nbsp;x", "<br>\u00A0x")]
    public void What_the_client_put_into_a_text_that_is_not_plain_goes(string text, string words)
    {
        Assert.Equal((words, false), WordsOf("xml"));
        Assert.Equal((words, false), WordsOf("markdown"));

        (string, bool) WordsOf(string format)
        {
            var read = Read(text, format: format);
            return (read.Words, read.HoldsEntities);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("Plain")]
    public void A_text_without_a_format_is_plain(string? format)
    {
        var read = Read("a<br>&amp;&nbsp;&lt;p&gt; <data>", format: format);

        Assert.Equal(("a<br>&amp;\u00A0&lt;p&gt; <data>", true), (read.Words, read.HoldsEntities));
    }

    [Theory]
    [InlineData("<at>Gengo</at> ask <at>Ana</at> or <at>Gengo</at> first", "ask Ana Bérard or first")]
    [InlineData("fix it <at>Gengo</at>", "fix it")]
    [InlineData("hello <at>gengo</at>.", "hello .")]
    [InlineData("<at>Gengo</at><at>Gengo</at> job 42", "job 42")]
    [InlineData("<at id=\"0\">Gengo</at> job 42", "job 42")]
    [InlineData("<at id=\"0\">my dear bot</at> job 42", "job 42")]
    [InlineData("<at><b>Gengo</b></at>&nbsp;job 42", "job 42")]
    [InlineData("<AT>Gengo</AT>\u00A0job 42", "job 42")]
    [InlineData("<at>Gengo</at> -1", "-1")]
    [InlineData("<at>Gengo</at> --mt", "--mt")]
    [InlineData("<at>Gengo</at>/job 42", "/job 42")]
    [InlineData("<at>Gengo</at> ?", "?")]
    [InlineData("<at>Ben</at> hi", "<at>Ben</at> hi")]
    [InlineData("<at>Ana", "<at>Ana")]
    [InlineData("<at>Ana</at> <at>ana bérard</at>", "Ana Bérard")]
    public void Mentions_are_names_and_the_bots_is_gone(string text, string words) =>
        Assert.Equal(words, Read(text, entities: [Bot, Ana]).Words);

    [Fact]
    public void A_mention_without_its_words_is_found_by_its_name()
    {
        Assert.Equal("job 42", Read("<at>Gengo</at> job 42", entities: [Mention("28:bot", null, "Gengo")]).Words);
        Assert.Equal("job 42", Read("<at>Gengo</at> job 42", entities: [Mention("28:bot", null, null)]).Words);
        Assert.Equal("ask R&D", Read("ask <at>R&amp;D</at>", entities: [Mention("29:x", null, "R&D")]).Words);
        Assert.Equal("ask R&D", Read("ask <at>R&amp;D</at>", entities: [Mention("29:x", "<at>R&amp;D</at>", null)]).Words);
    }

    [Fact]
    public void A_message_without_entities_may_still_name_the_bot()
    {
        var read = Read("<at>Gengo</at> job 42");

        Assert.Equal(("job 42", false), (read.Words, read.MentionsBot));
    }

    [Fact]
    public void A_mention_that_is_no_tag_is_found_too_the_longer_first()
    {
        var read = Read(
            "@Gengo ask @Ana Ruiz or @Ana",
            entities: [Mention("28:bot", "@Gengo", "Gengo"), Mention("29:a", "@Ana", "Ana B."), Mention("29:r", "@Ana Ruiz", "A. Ruiz")]);

        Assert.Equal("ask A. Ruiz or Ana B.", read.Words);
        Assert.Equal(["29:r", "29:a"], read.People.Select(static person => person.Id));
    }

    [Fact]
    public void People_of_one_name_are_told_apart_by_their_order()
    {
        var read = Read("<at>Gengo</at> <at>Gengo</at>", entities: [Bot, Mention("29:other", "<at>Gengo</at>", "Gengo")]);

        Assert.Equal("Gengo", read.Words);
        Assert.Equal([new TextMention("29:other", "Gengo")], read.People);
    }

    [Fact]
    public void A_name_is_decoded_no_more_than_the_text()
    {
        var person = Mention("29:x", "<at>x</at>", "A &amp; <br> B");

        Assert.Equal("hi A &amp; <br> B", Read("hi <at>x</at>", format: "xml", entities: [person]).Words);
        Assert.Equal("hi A &amp; <br> B", Read("hi <at>x</at>", entities: [person]).Words);
    }

    [Theory]
    [InlineData("<quoted messageId=\"1\"/> first <quoted messageId=\"2\"/> second", "first second")]
    [InlineData("<quoted messageId='1' />\r\nfirst", "first")]
    [InlineData("<quoted messageId=\"1\">cancel 43</quoted> first", "first")]
    [InlineData("<QUOTED MESSAGEID=\"1\">first", "first")]
    [InlineData("use <quoted> tags", "use <quoted> tags")]
    [InlineData("<blockquote itemscope itemtype=\"http://schema.org/Message\">x</blockquote>first", "first")]
    [InlineData("<blockquote>mine</blockquote>", "<blockquote>mine</blockquote>")]
    public void Marks_of_quoted_messages_go(string text, string words) => Assert.Equal(words, Read(text).Words);

    [Theory]
    [InlineData("Great ", $"<p>Great <img alt=\"👍\" itemtype=\"{Emoji}\"></p>", "Great 👍")]
    [InlineData("Great", $"<div>Great&nbsp;<img alt=\"👍🏽\" itemtype=\"{Emoji}\">&nbsp;</div>", "Great\u00A0👍🏽")]
    [InlineData("Great ! ", $"<p>Great <img alt=\"👍\" itemtype=\"{Emoji}\"> ! <img alt=\"👩‍💻\"></p>", "Great 👍 ! 👩‍💻")]
    [InlineData("ok", "<p>ok <emoji id=\"smile\" alt=\"🙂\" title=\"Smile\"></emoji></p>", "ok 🙂")]
    [InlineData("ok", "<p>ok <emoji id=\"smile\" alt=\"🙂\"/> </p>", "ok 🙂")]
    [InlineData("ok", "<p>ok <customemoji id=\"p\" alt=\"parrot\" source=\"https://x.test\"></customemoji></p>", "ok parrot")]
    [InlineData("ok 👍  then", $"<p>ok <img alt=\"👍\" itemtype=\"{Emoji}\"> then</p>", "ok 👍  then")]
    [InlineData("ok", "<p>ok <img alt=\"image\" itemtype=\"http://schema.skype.com/AMSImage\" src=\"https://x.test\"></p>", "ok")]
    [InlineData("", "<p><img alt=\"Cat GIF\" itemtype=\"http://schema.skype.com/Giphy\" src=\"https://x.test\"></p>", "")]
    [InlineData("", "<p><img src=\"https://x.test\"></p>", "")]
    [InlineData("", $"<p><img alt=\"👍\" itemtype=\"{Emoji}\"></p>", "👍")]
    public void An_emoji_that_the_text_lost_comes_from_the_html(string text, string html, string words) =>
        Assert.Equal(words, Read(text, html).Words);

    [Theory]
    [InlineData(
        "see guide now",
        "<p>see <a href=\"https://x.test/a?b=1&amp;c=2\">guide</a> now</p>",
        "see guide (https://x.test/a?b=1&c=2) now")]
    [InlineData("see guide now", "<p>see <a href=\"https://x.test/a\">guide </a>now</p>", "see guide (https://x.test/a)now")]
    [InlineData("see https://x.test/a", "<p>see <a href=\"https://x.test/a\" title=\"y\">https://x.test/a</a></p>", "see https://x.test/a")]
    [InlineData("see www.x.test", "<p>see <a href=\"http://www.x.test/\">www.x.test</a></p>", "see www.x.test")]
    [InlineData("ask a@x.test", "<p>ask <a href=\"mailto:a@x.test\">a@x.test</a></p>", "ask a@x.test")]
    [InlineData("see guide", "<p>see <a href=\"javascript:alert(1)\">guide</a></p>", "see guide")]
    [InlineData("see guide", "<p>see <a href=\"/a\">guide</a> <a>x</a></p>", "see guide")]
    [InlineData("see [guide](https://x.test)", "<p>see <a href=\"https://x.test\">guide</a></p>", "see [guide](https://x.test)")]
    [InlineData(
        "a b",
        "<p><a href=\"https://x.test/1\">a</a> <a href=\"https://x.test/2\">b</a>",
        "a (https://x.test/1) b (https://x.test/2)")]
    [InlineData("a", "<p>a <a href=\"https://x.test/1\"><img src=\"x\"></a>", "a https://x.test/1")]
    public void A_links_address_stands_behind_its_words_once(string text, string html, string words) =>
        Assert.Equal(words, Read(text, html).Words);

    [Theory]
    [InlineData("<p>a</p><p>b<br>c</p><p>&nbsp;</p><div>d</div>", "a\nb\nc\n\nd")]
    [InlineData("<p>a</p>\r\n<p><br></p>\r\n<p>b</p>", "a\n\nb")]
    [InlineData("<b>bo</b>ld <i>a</i>  <s>b</s>\n<span style=\"x\">c</span><!-- no -->", "bold a b c")]
    [InlineData("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><p>d</p>", "- a\n- b\n  - c\nd")]
    [InlineData("<ol><li>a<li>b</ol><ol start=\"5\"><li>c</ol>", "1. a\n2. b\n5. c")]
    [InlineData("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>", "a | b\n1 | 2")]
    [InlineData("x<pre>a  b\n  c</pre>y", "x\na  b\n  c\ny")]
    [InlineData("<codeblock class=\"Csharp\"><code>if (a &lt; b)<br>  c();</code></codeblock>", "if (a < b)\n  c();")]
    [InlineData("a<script>if(a<b)'</p>'</script><style>p{}</style><title>t</title>b", "ab")]
    [InlineData("<attachment id=\"1\"></attachment>a<attachment id=\"2\"/>b<systemEventMessage/>c<attachment id=\"3\">d", "abcd")]
    [InlineData("<quoted messageId=\"1\"/> a", "a")]
    [InlineData("<quoted messageId=\"1\"> a", "a")]
    [InlineData("<quoted messageId=\"1\">no</quoted> a", "a")]
    [InlineData("<blockquote>my own quotation</blockquote>a", "my own quotation\na")]
    [InlineData($"<blockquote itemtype=\"{Reply}\">x<blockquote>y</blockquote>z</blockquote>a", "a")]
    [InlineData("<p>\u05E9\u05DC\u05D5\u05DD\u200F &#x1F44D;&hellip;</p>", "\u05E9\u05DC\u05D5\u05DD\u200F 👍…")]
    [InlineData("&amp;lt; is &lt;", "&lt; is <")]
    [InlineData("<unknown>a</unknown", "a")]
    public void Html_alone_becomes_plain_text(string html, string words)
    {
        var read = Read(null, html);

        Assert.Equal((words, false), (read.Words, read.HoldsEntities));
    }

    [Theory]
    [InlineData(
        "<span itemscope=\"\" itemtype=\"http://schema.skype.com/Mention\" itemid=\"0\">Gengo</span>&nbsp;ask <at id=\"1\">Ana</at>",
        "ask Ana Bérard")]
    [InlineData(
        "<at id=\"0\">Gen<b>go</b></at>, ask <span itemtype=\"http://schema.skype.com/Mention\" itemid=\"1\">An<span>a</span></span>",
        "ask Ana Bérard")]
    [InlineData("<at id=\"0\">my bot</at> ask <at id=\"9\">Ben</at>", "ask Ben")]
    [InlineData("ask <at>Ana</at> <at>Gengo</at> now", "ask Ana Bérard now")]
    public void Mentions_in_html_are_names_too(string html, string words) =>
        Assert.Equal(words, Read(null, html, entities: [Bot, Ana]).Words);

    [Fact]
    public void The_text_s_mentions_and_those_of_the_html_are_the_same()
    {
        var read = Read(
            "\r\n<at>Gengo</at> thank <at>Ana</at>\n",
            $"<div><at id=\"0\">Gengo</at> thank <at id=\"1\">Ana</at><img itemtype=\"{Emoji}\" alt=\"🎉\"></div>", entities: [Bot, Ana]);

        Assert.Equal("thank Ana Bérard🎉", read.Words);
        Assert.Equal([new TextMention("29:ana", "Ana Bérard")], read.People);
        Assert.True(read.MentionsBot);
    }

    [Theory]
    [InlineData("job 42", "<p>approve 43 --confirm</p>")]
    [InlineData("job 42", $"<p>approve 43 --confirm <img itemtype=\"{Emoji}\" alt=\"👍\"></p>")]
    [InlineData("job 42", "<p>approve 43 <a href=\"https://x.test\">--confirm</a></p>")]
    [InlineData("job 42", $"<blockquote itemtype=\"{Reply}\">x</blockquote><p>approve 43</p>")]
    [InlineData("two  spaces", "<p>two &nbsp;spaces</p>")]
    public void The_text_decides_where_the_html_says_something_else(string text, string html) =>
        Assert.Equal(text, Read(text, html).Words);

    [Theory]
    [InlineData(
        "job 42",
        $"<blockquote itemtype=\"{Reply}\"><strong>Ben</strong><p itemprop=\"preview\">cancel…</p></blockquote><p>job 42</p>",
        "job 42")]
    [InlineData(
        "Ben\r\ncancel…\r\n\r\njob 42",
        $"<blockquote itemtype=\"{Reply}\"><strong>Ben</strong><p>cancel 43</p></blockquote><p>job 42</p>",
        "job 42")]
    [InlineData("ok\r\n\r\nok", $"<p>ok</p><blockquote itemtype=\"{Forward}\"><p>ok</p></blockquote>", "ok")]
    [InlineData("look\r\n\r\nok", $"<p>look</p><blockquote itemtype=\"{Forward}\"><p>ok</p></blockquote>", "look")]
    [InlineData("ok", $"<blockquote itemtype=\"{Forward}\"><p>ok</p></blockquote>", "")]
    [InlineData(
        "mine\n\nsomebody said this",
        $"<p>mine</p><blockquote itemtype=\"{Forward}\"><p>somebody said this, and more</p></blockquote>",
        "mine")]
    [InlineData(
        "see this\r\n\r\nthe body\r\nof two lines",
        $"<blockquote itemtype=\"{Forward}\"><p>the body<br>of two lines</p></blockquote>",
        "see this")]
    [InlineData("look", $"<blockquote itemtype=\"{Forward}\"><p>ook</p></blockquote>", "look")]
    [InlineData("cancel 43", $"<blockquote itemtype=\"{Forward}\">never closed <p>cancel 43</p>", "")]
    [InlineData(
        "<quoted messageId=\"1\"/><at>Gengo</at> job 42",
        $"<blockquote itemtype=\"{Reply}\" itemid=\"1\"><p>x</p></blockquote>",
        "job 42")]
    public void What_was_taken_over_from_others_is_set_apart(string text, string html, string words) =>
        Assert.Equal(words, Read(text, html, entities: [Bot]).Words);

    [Theory]
    [InlineData("""{"contentType":"text/html"}""")]
    [InlineData("""{"contentType":"text/html","content":null}""")]
    [InlineData("""{"contentType":"text/html","content":{"text":"<p>job 43</p>"}}""")]
    [InlineData("""{"contentType":"messageReference","content":"{\"messagePreview\":\"cancel 43\"}"}""")]
    [InlineData("""{"contentType":"forwardedMessageReference","content":"{\"originalMessageContent\":\"<p>cancel 43</p>\"}"}""")]
    [InlineData("""{"contentType":"application/vnd.microsoft.card.adaptive","content":{"body":[]}}""")]
    [InlineData("""{"contentType":"application/vnd.microsoft.teams.file.download.info","name":"cancel 43.txt","content":{}}""")]
    [InlineData("""{"contentType":"image/*","contentUrl":"https://x.test/20_f.png"}""")]
    [InlineData("""{"contentType":"text/plain","content":"cancel 43"}""")]
    public void Other_attachments_hold_no_words(string attachment)
    {
        var read = MessageReader.Read(ActivityOf(("text", "job 42"), ("attachments", new JsonArray(JsonNode.Parse(attachment)))));

        Assert.Equal("job 42", read.Words);
    }

    [Theory]
    [InlineData("TEXT/HTML; charset=utf-8")]
    [InlineData("text/html")]
    public void Html_is_found_by_its_type(string type)
    {
        var attachment = new JsonObject { ["contentType"] = type, ["content"] = "<p>job 42</p>" };
        var empty = new JsonObject { ["contentType"] = type, ["content"] = " " };

        Assert.Equal("job 42", MessageReader.Read(ActivityOf(("attachments", new JsonArray(empty, attachment)))).Words);
    }

    [Fact]
    public void Whatever_a_client_sends_is_read()
    {
        var parts = Gen.OneOf(
            "<at>Gengo</at>", "<at>", "</at>", "<at id=\"0\">", "<quoted messageId=\"1\"/>", "<quoted messageId=\"1\">", "</quoted>",
            "<blockquote itemtype=\"x\">", "</blockquote>", "<a href=\"https://x.test\">", "</a>", $"<img itemtype=\"{Emoji}\" alt=\"👍\">",
            "<li>", "<ol>", "</ol>", "<pre>", "</pre>", "<td>", "<br>", "<p>", "&nbsp;", "&amp", "&#xD800;", "<", ">", "\uFFFD", "\n", " ",
            "a", "-", "<script>", "</script>", "<!--", "@Ana");
        var texts = Gen.OneOf<string>(parts, Gen.String[Gen.Char['\0', '\uD7FF'], 0, 5]).Array[0, 14].Select(string.Concat);

        Gen.Select(texts, texts, Gen.OneOf<string?>("plain", "xml", null)).Sample(
            (text, html, format) => Read(text, html, format, [Bot, Mention("29:a", "@Ana", "Ana")]) is not null, iter: 3_000);
    }

    [Theory]
    [InlineData("<at>")]
    [InlineData("<at>Gengo</at>")]
    [InlineData("<at>x</at>")]
    [InlineData("<quoted messageId=\"1\">")]
    [InlineData("<blockquote itemtype=\"x\">")]
    [InlineData("<ul><li>")]
    [InlineData("<b><div>")]
    [InlineData("<a href=\"https://x.test\">a")]
    [InlineData("<img alt=\"👍\">")]
    [InlineData("<attachment id=\"1\">")]
    [InlineData("<")]
    [InlineData("&")]
    [InlineData(" ")]
    [InlineData("x ")]
    [InlineData("@Ana ")]
    public void Text_and_html_without_end_are_read_in_linear_time(string repeated)
    {
        var much = string.Concat(Enumerable.Repeat(repeated, 120_000 / repeated.Length));
        var started = Stopwatch.GetTimestamp();

        Assert.NotNull(Read(much, $"<img>{much}", "xml", [Bot, Mention("29:a", "@Ana", "Ana")]));

        // Seconds, where squares of these lengths take minutes.
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    private static WrittenMessage Read(string? text, string? html = null, string? format = "plain", JsonObject[]? entities = null)
    {
        JsonNode? attachments = html is null ? null
            : new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = html });
        return MessageReader.Read(ActivityOf(
            ("text", text), ("textFormat", format), ("attachments", attachments),
            ("entities", new JsonArray([.. (entities ?? []).Select(static entity => entity.DeepClone())]))));
    }

    /// <summary>As the endpoint reads it.</summary>
    private static Microsoft.Bot.Schema.Activity ActivityOf(params (string, JsonNode?)[] members) =>
        ActivityJson.Read(Encoding.UTF8.GetBytes(Incoming.Message(members))) ?? throw new InvalidOperationException("That was null.");

    private static JsonObject Mention(string id, string? text, string? name) => new()
    {
        ["type"] = "mention",
        ["text"] = text,
        ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = name },
    };
}
