using GengoBot.Playground;

using static GengoBot.Tests.Playground.PlaygroundHost;

namespace GengoBot.Tests.Playground;

public sealed class ConnectorTests
{
    private const string Hello = """{"type":"message","text":"hello"}""";

    [Fact]
    public async Task A_message_of_the_bot_is_kept_under_an_id_in_milliseconds()
    {
        await using var host = await StartAsync();

        var first = await host.BotSaysAsync(Ana, Hello);
        var second = await host.BotSaysAsync(Ana, Hello);

        Assert.True(long.Parse(first) > 1_700_000_000_000 && long.Parse(second) > long.Parse(first));
        Assert.Equal([first, second], (await host.MessagesAsync()).Select(message => message.Text("id")));
    }

    [Fact]
    public async Task A_reply_stands_in_the_thread_and_a_message_to_the_bare_channel_opens_one()
    {
        await using var host = await StartAsync();
        var root = await host.BotSaysAsync(Localization, Hello);
        var thread = $"{Localization};messageid={root}";

        using var reply = await host.SendAsync(HttpMethod.Post, Activities(thread, root), Hello);

        Assert.Equal(201, (int)reply.StatusCode);
        Assert.Equal([root, root], (await host.MessagesAsync()).Select(message => message.Text("thread")));
    }

    [Fact]
    public async Task A_deleted_message_is_gone()
    {
        await using var host = await StartAsync();
        var id = await host.BotSaysAsync(Ana, Hello);

        using var answer = await host.SendAsync(HttpMethod.Delete, Activities(Ana, id));
        using var again = await host.SendAsync(HttpMethod.Delete, Activities(Ana, id));

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Empty(await host.MessagesAsync());
        await ShouldRefuseAsync(again, 404, "ActivityNotFoundInConversation");
    }

    [Fact]
    public async Task The_bot_cannot_change_what_a_person_wrote()
    {
        await using var host = await StartAsync();
        using var said = await host.ActAsync($$"""{"person":"ana","conversation":"{{Ana}}","kind":"message","text":"mine"}""");
        var id = (await ReadAsync(said)).Text("messageId")!; // Assert below fails where it is missing.

        using var answer = await host.SendAsync(HttpMethod.Put, Activities(Ana, id), Hello);

        await ShouldRefuseAsync(answer, 403, "NotEnoughPermissions");
    }

    [Fact]
    public async Task A_1_to_1_chat_is_opened_by_either_id_and_is_always_the_same()
    {
        await using var host = await StartAsync();
        foreach (var id in new[] { Organization.People[0].Id, Organization.People[0].AadObjectId })
        {
            using var answer = await host.SendAsync(
                HttpMethod.Post, "/playground/v3/conversations",
                $$"""{"isGroup":false,"bot":{"id":"28:x"},"members":[{"id":"{{id}}"}],"tenantId":"t"}""");

            Assert.Equal(201, (int)answer.StatusCode);
            Assert.Equal(Ana, (await ReadAsync(answer)).Text("id"));
        }
    }

    [Fact]
    public async Task A_stranger_has_no_1_to_1_chat()
    {
        await using var host = await StartAsync();

        using var answer = await host.SendAsync(HttpMethod.Post, "/playground/v3/conversations", """{"members":[{"id":"29:eve"}]}""");

        await ShouldRefuseAsync(answer, 403, "ForbiddenOperationException");
    }

    [Fact]
    public async Task A_thread_is_opened_with_its_first_message()
    {
        await using var host = await StartAsync();

        using var answer = await host.SendAsync(
            HttpMethod.Post, "/playground/v3/conversations",
            $$$"""{"isGroup":true,"channelData":{"channel":{"id":"{{{Localization}}}"}},"activity":{{{Hello}}}}""");

        var told = await ReadAsync(answer);
        Assert.Equal($"{Localization};messageid={told.Text("activityId")}", told.Text("id"));
        Assert.Equal(told.Text("activityId"), Assert.Single(await host.MessagesAsync()).Text("id"));
    }

    [Theory]
    [InlineData("members")]
    [InlineData("pagedmembers?pageSize=50")]
    public async Task Members_are_told_as_Teams_tells_them(string address)
    {
        await using var host = await StartAsync();

        using var answer = await host.SendAsync(
            HttpMethod.Get, $"/playground/v3/conversations/{Uri.EscapeDataString(Localization)}/{address}");

        var told = await ReadAsync(answer);
        var members = told.Member("members") ?? told;
        Assert.Equal(["Ana Marin", "Ben Ode"], members.EnumerateArray().Select(member => member.Text("name")));
        Assert.Equal("Marin", members[0].Text("surname"));
        Assert.Equal(Organization.People[0].AadObjectId, members[0].Text("aadObjectId"));
    }

    [Fact]
    public async Task One_member_is_found_only_in_conversations_of_theirs()
    {
        await using var host = await StartAsync();
        var ben = Uri.EscapeDataString(Organization.People[1].Id);

        using var there = await host.SendAsync(
            HttpMethod.Get, $"/playground/v3/conversations/{Uri.EscapeDataString(Localization)}/members/{ben}");
        using var team = await host.SendAsync(
            HttpMethod.Get, $"/playground/v3/conversations/{Uri.EscapeDataString(Organization.TeamId)}/members/{ben}");
        using var elsewhere = await host.SendAsync(
            HttpMethod.Get, $"/playground/v3/conversations/{Uri.EscapeDataString(Ana)}/members/{ben}");

        Assert.Equal("Ben Ode", (await ReadAsync(there)).Text("name"));
        Assert.Equal("Ben Ode", (await ReadAsync(team)).Text("name"));
        await ShouldRefuseAsync(elsewhere, 404, "MemberNotFoundInConversation");
    }

    [Theory]
    [InlineData("a:1nobody", Hello, 404, "ConversationNotFound")]
    [InlineData(Localization + ";messageid=1", Hello, 404, "ConversationNotFound")]
    [InlineData(Ana, "{", 400, "Bad Argument")]
    [InlineData(Ana, "\"message\"", 400, "Bad Argument")]
    [InlineData(Ana, "{}", 400, "Bad Argument")]
    [InlineData(Ana, """{"type":"trace"}""", 400, "Bad Argument")]
    [InlineData(
        Ana,
        """{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":"{}"}]}""",
        400,
        "Bad Argument")]
    public async Task What_Teams_would_refuse_is_refused(string conversation, string activity, int status, string code)
    {
        await using var host = await StartAsync();

        using var answer = await host.SendAsync(HttpMethod.Post, Activities(conversation), activity);

        await ShouldRefuseAsync(answer, status, code);
        Assert.Empty(await host.MessagesAsync());
    }

    [Fact]
    public async Task A_message_over_100_KB_in_UTF_16_is_too_big_but_its_pictures_do_not_count()
    {
        await using var host = await StartAsync();
        var long51 = new string('x', 51 * 1024);

        using var text = await host.SendAsync(HttpMethod.Post, Activities(Ana), $$"""{"type":"message","text":"{{long51}}"}""");
        using var picture = await host.SendAsync(
            HttpMethod.Post, Activities(Ana), $$"""{"type":"message","attachments":[{"contentUrl":"data:image/png;base64,{{long51}}"}]}""");

        await ShouldRefuseAsync(text, 413, "MessageSizeTooBig");
        Assert.Equal(201, (int)picture.StatusCode);
    }

    [Fact]
    public async Task A_body_over_a_megabyte_is_not_even_read()
    {
        await using var host = await StartAsync();

        using var answer = await host.SendAsync(
            HttpMethod.Post, Activities(Ana), $$"""{"type":"message","text":"{{new string('x', 1_100_000)}}"}""");

        await ShouldRefuseAsync(answer, 413, "MessageSizeTooBig");
    }

    [Fact]
    public async Task Only_JSON_is_taken()
    {
        await using var host = await StartAsync();

        using var answer = await host.SendAsync(HttpMethod.Post, Activities(Ana), Hello, "text/plain");

        await ShouldRefuseAsync(answer, 415, "BadSyntax");
    }
}
