using System.Text;
using System.Text.Json;
using CsCheck;
using Microsoft.Bot.Builder.Teams;

namespace GengoBot.Tests.Teams.Inbound;

/// <summary>Whatever is posted, there is an answer.</summary>
public sealed class AnyBody
{
    // 403 is an invoke that wants to be answered at an address that is not listed.
    private static readonly int[] Answers = [200, 400, 401, 403, 501];

    private static readonly string[] Names =
    [
        "type", "id", "text", "value", "channelData", "from", "recipient", "conversation", "serviceUrl", "channelId", "name",
        "attachments", "entities", "membersAdded", "membersRemoved", "reactionsAdded", "timestamp", "localTimestamp", "expiration",
        "deliveryMode", "action", "callerId", "suggestedActions", "$type", "$ref", "x",
    ];

    private static readonly string[] Scalars =
    [
        "null", "true", "1", "-0.0", "1e999", "\"\"", "\"..\"", "\"\\ud83d\"", "\"message\"", "\"invoke\"", "\"conversationUpdate\"",
        "\"msteams\"", "\"adaptiveCard/action\"", "\"composeExtension/query\"", "\"expectReplies\"", "\"https://x.test\"",
        "\"2026-11-24T13:00:00Z\"", "\"0001-01-01T00:00:00+14:00\"",
    ];

    private static readonly Gen<string> Scalar = Gen.OneOf(
        Gen.OneOf(Scalars),
        Gen.String.Select(text => JsonSerializer.Serialize(text)));

    private static readonly Gen<string> Json = Gen.Recursive<string>((depth, inner) => depth > 3
        ? Scalar
        : Gen.OneOf(
            Scalar,
            inner.Array[0, 3].Select(items => $"[{string.Join(',', items)}]"),
            Gen.Select(Gen.OneOf(Names), inner, (name, value) => $"\"{name}\":{value}").Array[0, 4]
                .Select(members => $"{{{string.Join(',', members)}}}")));

    private static readonly Gen<string> Type =
        Gen.OneOf("message", "invoke", "conversationUpdate", "messageReaction", "installationUpdate");

    // One or two members of a good activity, replaced by anything.
    private static readonly Gen<string> Nearly = Gen.Select(Type, Gen.OneOf(Names), Json, Gen.OneOf(Names), Json)
        .Select((type, first, one, second, two) =>
            Incoming.Activity(type, ("name", "adaptiveCard/action")).ToJsonString()[..^1] + $",\"{first}\":{one},\"{second}\":{two}}}");

    private static readonly Gen<byte[]> Body =
        Gen.OneOf(Gen.Byte.Array[0, 200], Json.Select(Encoding.UTF8.GetBytes), Nearly.Select(Encoding.UTF8.GetBytes));

    [Fact]
    public async Task Any_body_gets_an_answer_and_never_an_exception()
    {
        var door = new Door(new TeamsActivityHandler());

        await Body.SampleAsync(async body => Assert.Contains((await door.PostAsync(body)).Status, Answers), iter: 5000, threads: 1);
    }

    [Fact]
    public async Task A_good_body_with_one_byte_changed_gets_an_answer()
    {
        var door = new Door(new TeamsActivityHandler());
        var good = Encoding.UTF8.GetBytes(Incoming.Message(("text", "approve 42"), ("value", "\\ud83d\\ude00")));

        await Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte).SampleAsync(
            async (at, with) =>
            {
                var body = good.ToArray();
                body[at] = with;
                Assert.Contains((await door.PostAsync(body)).Status, Answers);
            },
            iter: 3000,
            threads: 1);
    }
}
