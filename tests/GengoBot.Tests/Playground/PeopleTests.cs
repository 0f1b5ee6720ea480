using System.Text.Json;
using GengoBot.Playground;
using Microsoft.AspNetCore.Http;

using static GengoBot.Tests.Playground.PlaygroundHost;

namespace GengoBot.Tests.Playground;

public sealed class PeopleTests
{
    private const string Card =
        """
        {"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive",
        "content":{"type":"AdaptiveCard","body":[]}}]}
        """;

    [Fact]
    public async Task What_a_person_types_reaches_the_bot_as_Teams_sends_it()
    {
        await using var host = await StartAsync();

        using var answer = await host.ActAsync(
            $$"""
            {"person":"ana","conversation":"{{Ana}}","kind":"message","text":"job 42",
            "locale":"ja-JP","timeZone":"Asia/Tokyo","utcOffset":540}
            """);

        Assert.Equal(200, (await ReadAsync(answer)).GetProperty("status").GetInt32());
        var activity = Assert.Single(host.Received);
        Assert.Equal("msteams", activity.Text("channelId"));
        Assert.Equal("job 42", activity.Text("text"));
        Assert.Equal("ja-JP", activity.Text("locale"));
        Assert.EndsWith("+09:00", activity.Text("localTimestamp"));
        Assert.Equal(new Uri(host.Http.BaseAddress!, "/playground/").ToString(), activity.Text("serviceUrl")); // StartAsync set it.
        Assert.Equal("personal", activity.Member("conversation", "conversationType")?.GetString());
        Assert.Equal(Organization.TenantId, activity.Member("channelData", "tenant", "id")?.GetString());
        Assert.True(Guid.TryParse(activity.Member("from", "aadObjectId")?.GetString(), out _));
        Assert.StartsWith("29:", activity.Member("from", "id")?.GetString());
        Assert.StartsWith("28:", activity.Member("recipient", "id")?.GetString());
        Assert.Equal(
            """{"type":"clientInfo","locale":"ja-JP","country":"JP","platform":"Web","timezone":"Asia/Tokyo"}""",
            activity.GetProperty("entities")[0].GetRawText());
    }

    [Fact]
    public async Task A_post_in_a_channel_opens_a_thread_and_mentions_the_bot()
    {
        await using var host = await StartAsync();

        using var answer = await host.ActAsync(
            $$"""{"person":"ana","conversation":"{{Localization}}","kind":"message","text":"job 42 <b>","mention":true}""");

        var id = (await ReadAsync(answer)).Text("messageId");
        var activity = Assert.Single(host.Received);
        Assert.Equal(id, activity.Text("id"));
        Assert.Equal($"{Localization};messageid={id}", activity.Member("conversation", "id")?.GetString());
        Assert.True(activity.Member("conversation", "isGroup")?.GetBoolean());
        Assert.Equal(Localization, activity.Member("channelData", "channel", "id")?.GetString());
        Assert.Equal("<at>GengoBot</at> job 42 <b>", activity.Text("text"));
        var mention = activity.GetProperty("entities").EnumerateArray().Single(entity => entity.Text("type") == "mention");
        Assert.Equal("<at>GengoBot</at>", mention.Text("text"));
        Assert.Equal(activity.Member("recipient", "id")?.GetString(), mention.Member("mentioned", "id")?.GetString());
        Assert.Contains("job 42 &lt;b&gt;", activity.GetProperty("attachments")[0].Text("content"));
    }

    [Theory]
    [InlineData("grant reviewer @Ben Ode", "grant reviewer <at>Ben Ode</at>")]
    [InlineData("ask @ana marin and @Ben Ode, not @Ben", "ask <at>Ana Marin</at> and <at>Ben Ode</at>, not @Ben")]
    public async Task A_whole_name_after_an_at_sign_mentions_its_person(string text, string heard)
    {
        await using var host = await StartAsync();

        using var answer = await host.ActAsync($$"""{"person":"ana","conversation":"{{Ana}}","kind":"message","text":"{{text}}"}""");

        var activity = Assert.Single(host.Received);
        Assert.Equal(heard, activity.Text("text"));
        var mentions = activity.GetProperty("entities").EnumerateArray().Where(static entity => entity.Text("type") == "mention").ToList();
        Assert.All(mentions, mention => Assert.Contains(mention.Text("text") ?? "", heard, StringComparison.Ordinal));
        Assert.Equal(heard.Split("<at>").Length - 1, mentions.Count);
    }

    [Fact]
    public async Task Without_a_mention_the_bot_does_not_hear_the_channel()
    {
        await using var host = await StartAsync();

        using var answer = await host.ActAsync(
            $$"""{"person":"ben","conversation":"{{Localization}}","kind":"message","text":"between us"}""");

        Assert.False((await ReadAsync(answer)).TryGetProperty("status", out _));
        Assert.Empty(host.Everything);
        Assert.Equal("ben", Assert.Single(await host.MessagesAsync()).Text("person"));
    }

    [Fact]
    public async Task The_bot_is_installed_once_for_each_person_and_once_for_the_team()
    {
        await using var host = await StartAsync();

        foreach (var place in new[] { Ana, Localization, "19:marketing@thread.tacv2", Ana })
        {
            using var answer = await host.ActAsync($$"""{"person":"ana","conversation":"{{place}}","kind":"open"}""");
            answer.EnsureSuccessStatusCode();
        }

        Assert.Equal(
            [("installationUpdate", Ana), ("conversationUpdate", Ana), ("installationUpdate", Localization),
                ("conversationUpdate", Localization)],
            host.Everything.Select(
                activity =>
                    (activity.Text("type")!, activity.Member("conversation", "id")?.GetString()!))); // Assert.Equal compares nulls as well.
    }

    [Fact]
    public async Task A_refused_installation_is_tried_again_at_the_next_use()
    {
        await using var host = await StartAsync();
        host.Bot = _ => Results.StatusCode(503);
        using var refused = await host.ActAsync($$"""{"person":"ana","conversation":"{{Ana}}","kind":"open"}""");
        Assert.Equal(503, (await ReadAsync(refused)).GetProperty("status").GetInt32());
        host.Bot = _ => Results.Ok();

        using var answer = await host.ActAsync($$"""{"person":"ana","conversation":"{{Ana}}","kind":"message","text":"hi"}""");

        Assert.Equal(
            ["installationUpdate", "installationUpdate", "conversationUpdate", "message"],
            host.Everything.Select(activity => activity.Text("type")));
    }

    [Fact]
    public async Task A_pressed_submit_is_a_message_with_a_value_and_no_text()
    {
        await using var host = await StartAsync();
        var card = await host.BotSaysAsync(Ana, Card);

        using var answer = await host.ActAsync(
            $$"""{"person":"ana","conversation":"{{Ana}}","kind":"submit","replyToId":"{{card}}","value":{"verb":"approve","job":42} }""");

        var activity = Assert.Single(host.Received);
        Assert.Equal("message", activity.Text("type"));
        Assert.False(activity.TryGetProperty("text", out _));
        Assert.Equal(card, activity.Text("replyToId"));
        Assert.Equal("""{"verb":"approve","job":42}""", activity.GetProperty("value").GetRawText());
        Assert.Single(await host.MessagesAsync());
    }

    [Fact]
    public async Task The_card_that_answers_a_press_is_seen_by_the_one_who_pressed()
    {
        await using var host = await StartAsync();
        var card = await host.BotSaysAsync(Ana, Card);
        host.Bot = _ =>
            Results.Text(
                """{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard","speak":"yours"}}""",
                "application/json");

        using var answer = await host.ActAsync(
            $$$"""
            {"person":"ana","conversation":"{{{Ana}}}","kind":"execute","replyToId":"{{{card}}}",
            "value":{"action":{"type":"Action.Execute","verb":"approve","data":{"when":"2026-11-24T10:00:00+09:00"} },"trigger":"manual"} }
            """);

        var invoke = Assert.Single(host.Received);
        Assert.Equal("adaptiveCard/action", invoke.Text("name"));
        Assert.StartsWith("f:", invoke.Text("id"));
        Assert.Equal("manual", invoke.Member("value", "trigger")?.GetString());
        Assert.Equal("2026-11-24T10:00:00+09:00", invoke.Member("value", "action", "data", "when")?.GetString());
        var message = Assert.Single(await host.MessagesAsync());
        Assert.Equal("yours", message.Member("views", "ana", "speak")?.GetString());
        Assert.Null(message.Member("views", "ben"));
        Assert.Equal(1, message.GetProperty("revision").GetInt32());
    }

    [Fact]
    public async Task A_message_update_takes_the_place_of_what_single_people_saw()
    {
        await using var host = await StartAsync();
        var card = await host.BotSaysAsync(Ana, Card);
        var conversation = Conversation.Find(Ana);
        Assert.NotNull(conversation);
        host.Store.ShowTo(Organization.People[0], card, conversation, JsonElement.Parse("""{"type":"AdaptiveCard"}"""));

        using var answer = await host.SendAsync(HttpMethod.Put, Activities(Ana, card), """{"type":"message","text":"done"}""");

        Assert.Equal(card, (await ReadAsync(answer)).Text("id"));
        var message = Assert.Single(await host.MessagesAsync());
        Assert.Equal("done", message.Member("activity", "text")?.GetString());
        Assert.Equal(2, message.GetProperty("revision").GetInt32());
        Assert.Empty(message.GetProperty("views").EnumerateObject());
    }

    [Fact]
    public async Task What_the_bot_did_not_take_stays_and_says_why()
    {
        await using var host = await StartAsync();
        host.Bot = activity => activity.Text("type") == "message"
            ? Results.Text("""{"error":{"code":"Boom","message":"it went wrong"}}""", "application/json", statusCode: 500)
            : Results.Ok();

        using var answer = await host.ActAsync($$"""{"person":"ana","conversation":"{{Ana}}","kind":"message","text":"job 42"}""");

        var told = await ReadAsync(answer);
        Assert.Equal(500, told.GetProperty("status").GetInt32());
        Assert.Equal("Boom", told.Member("body", "error", "code")?.GetString());
        Assert.Equal("The bot answered 500: Boom: it went wrong", Assert.Single(await host.MessagesAsync()).Text("problem"));
    }

    [Theory]
    [InlineData("""{"person":"eve","conversation":"a:1ana-and-the-bot","kind":"message","text":"x"}""", 400)]
    [InlineData("""{"person":"ben","conversation":"a:1ana-and-the-bot","kind":"message","text":"x"}""", 404)]
    [InlineData("""{"person":"ana","conversation":"19:localization@thread.tacv2;messageid=5","kind":"message","text":"x"}""", 404)]
    [InlineData("""{"person":"ana","conversation":"a:1ana-and-the-bot","kind":"message","text":" "}""", 400)]
    [InlineData("""{"person":"ana","conversation":"a:1ana-and-the-bot","kind":"execute"}""", 400)]
    [InlineData("""{"person":"ana","conversation":"a:1ana-and-the-bot"}""", 400)]
    [InlineData("""{"person":7}""", 400)]
    [InlineData("""["person"]""", 400)]
    [InlineData("""{"person":""", 400)]
    [InlineData("", 400)]
    public async Task A_senseless_request_gets_an_error_in_JSON(string body, int status)
    {
        await using var host = await StartAsync();

        using var answer = await host.ActAsync(body);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.NotNull((await ReadAsync(answer)).Member("error", "message"));
        Assert.Empty(host.Everything);
    }
}
