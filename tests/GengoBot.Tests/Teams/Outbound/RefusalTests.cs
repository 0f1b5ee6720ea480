using System.Net;
using GengoBot.Conversations;
using GengoBot.Teams.Connector;
using Microsoft.Bot.Schema;

namespace GengoBot.Tests.Teams.Outbound;

/// <summary>A refusal reaches the bot as the packages' exception, with its code, wherever in the answer the code stood.</summary>
public sealed class RefusalTests
{
    private static readonly Conversation Chat = new("a:1", ConversationKind.Personal, "https://smba.test/emea/", "msteams", "t", "28:bot");

    [Theory]
    [InlineData("""{"error":{"code":"BotNotInConversationRoster","message":"Not here."}}""", "BotNotInConversationRoster", "Not here.")]
    [InlineData(
        """{"errorCode":209,"message":"{\"subCode\":\"MessageWritesBlocked\",\"details\":null}"}""",
        "MessageWritesBlocked",
        "{\"subCode\":\"MessageWritesBlocked\",\"details\":null}")]
    [InlineData("""{"errorCode":209,"message":"blocked"}""", "209", "blocked")]
    [InlineData("""{"code":"Blocked"}""", "Blocked", null)]
    [InlineData("""{"error":{"code":403}}""", "403", null)]
    [InlineData("""{"error":{"innerHttpError":{"statusCode":403,"body":{"code":"Blocked","message":"No."}}}}""", "Blocked", "No.")]
    [InlineData("""{"error":{"innerHttpError":{"statusCode":403,"body":{"error":{"code":"Inner"}}}}}""", "Inner", null)]
    [InlineData(
        """{"error":{"message":"m","innerHttpError":{"body":"{\"message\":\"{\\\"subCode\\\":\\\"Deep\\\"}\"}"}}}""", "Deep", "m")]
    [InlineData("""{"error":{"code":"Outer","innerHttpError":{"statusCode":403,"body":{"code":"Inner"}}}}""", "Outer", null)]
    public async Task A_refusal_says_its_code_wherever_it_stands(string body, string code, string? message)
    {
        var refused = await RefusedAsync(HttpStatusCode.Forbidden, body);

        Assert.Equal((code, message), (refused.Body?.Error?.Code, refused.Body?.Error?.Message));
        Assert.Equal((HttpStatusCode.Forbidden, body), (refused.Response.StatusCode, refused.Response.Content));
        Assert.Equal(code, Of(refused).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>No</html>")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"error":"x"}""")]
    [InlineData("""{"error":{"innerHttpError":{"body":[{"code":"x"}]}}}""")]
    public async Task A_refusal_of_no_known_shape_keeps_its_status_and_text(string body)
    {
        var refused = await RefusedAsync(HttpStatusCode.InternalServerError, body);

        Assert.Null(refused.Body?.Error?.Code);
        Assert.Equal((HttpStatusCode.InternalServerError, body), (refused.Response.StatusCode, refused.Response.Content));
        Assert.Equal((AfterRefusal.GiveUp, "HTTP 500"), (Of(refused).Then, Of(refused).Code));
    }

    [Fact]
    public async Task An_exception_that_is_logged_does_not_say_what_people_wrote()
    {
        var refused = await RefusedAsync(HttpStatusCode.Forbidden, """{"error":{"code":"x","message":"You sent: secret words"}}""");

        Assert.DoesNotContain("secret words", refused.ToString(), StringComparison.Ordinal);
    }

    private static SendFailure Of(Exception refused) => SendFailure.Of(refused, Chat, Door.Start);

    private static async Task<ErrorResponseException> RefusedAsync(HttpStatusCode status, string body)
    {
        var door = new Door(new ScriptedBot());
        door.Connector.Answers.Enqueue((status, body));

        return await Assert.ThrowsAsync<ErrorResponseException>(() =>
            door.Conversations.PostAsync(Chat, "secret words", TestContext.Current.CancellationToken));
    }
}
