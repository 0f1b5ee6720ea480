using GengoBot.Cards;
using GengoBot.Conversations;

namespace GengoBot.Tests.Teams.Outbound;

/// <summary>Ids are part of the path of a call: one made of dots would climb out of it, and the call would go elsewhere.</summary>
public sealed class PathSegmentTests
{
    private static readonly Conversation Chat = new("a:1", ConversationKind.Personal, "https://smba.test/emea/", "msteams", "t", "28:bot");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public async Task Nothing_is_sent_about_an_id_that_climbs_out_of_its_path(string id)
    {
        var door = new Door(new ScriptedBot(), Door.Registered);
        var teams = door.Conversations;
        var card = new CardDraft().Line("{0}", "News").Done();

        await RefusedAsync(teams.PostAsync(Chat with { Id = id }, "Hello", Token));
        await RefusedAsync(teams.PostOnceAsync(Chat with { Id = id }, card, Token));
        await RefusedAsync(teams.UpdateAsync(Chat with { Id = id }, "1", card, Token));
        await RefusedAsync(teams.UpdateAsync(Chat, id, card, Token));
        await RefusedAsync(teams.ListMembersAsync(Chat with { Id = id }, 50, Token));
        await RefusedAsync(teams.ListMembersAsync(Chat with { TeamId = id }, 50, Token));
        await RefusedAsync(teams.FindMemberAsync(Chat with { Id = id }, "29:ana", Token));
        await RefusedAsync(teams.FindMemberAsync(Chat, id, Token));

        Assert.Empty(door.Connector.Calls);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public async Task A_reply_to_a_message_with_such_an_id_is_not_sent(string id)
    {
        var door = new Door(new ScriptedBot((turn, token) => turn.SendActivityAsync("Hello", cancellationToken: token)));

        Assert.Equal(200, (await door.PostAsync(Incoming.Message(("id", id)))).Status);

        Assert.Empty(door.Connector.Calls);
        Assert.Contains(door.Logs.Lines, static line => line.StartsWith("Error: A turn (message)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("...", "...")]
    [InlineData("a/../b", "a%2F..%2Fb")]
    [InlineData("%2E%2E", "%252E%252E")]
    [InlineData("..\\..", "..%5C..")]
    [InlineData("19:abc@thread.tacv2;messageid=1", "19%3Aabc%40thread.tacv2%3Bmessageid%3D1")]
    [InlineData("what ever?&#;%", "what%20ever%3F%26%23%3B%25")]
    public async Task Any_other_id_stands_in_the_path_as_one_part(string id, string part)
    {
        var door = new Door(new ScriptedBot());

        await door.Conversations.PostAsync(Chat with { Id = id }, "Hello", Token);

        Assert.Equal($"POST https://smba.test/emea/v3/conversations/{part}/activities", door.Connector.Last.Line);
    }

    private static Task<HttpRequestException> RefusedAsync(Task call) => Assert.ThrowsAsync<HttpRequestException>(() => call);
}
