using System.Text.Json.Nodes;
using GengoBot.Cards;
using GengoBot.Teams;
using GengoBot.Teams.Connector;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace GengoBot.Tests.Teams.Outbound;

/// <summary>A message is written as the packages would write it, whoever writes it.</summary>
public sealed class OutgoingActivityTests
{
    public static TheoryData<string> Members =>
        [.. typeof(Activity).GetProperties().Where(static member => member.CanWrite && Sample(member.PropertyType) is not null)
            .Select(static member => member.Name)];

    [Fact]
    public void Our_own_messages_are_not_left_to_the_packages()
    {
        Assert.True(OutgoingActivity.IsPlain(Addressed(Messages.Of(new Card("{}", "plain"), "m1"))));
        Assert.True(OutgoingActivity.IsPlain(Addressed(Messages.Of("A sentence."))));
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void No_member_is_lost(string name)
    {
        var member = typeof(Activity).GetProperty(name) ?? throw new InvalidOperationException($"An activity has no {name}.");
        var message = Addressed(Messages.Of("A sentence."));
        member.SetValue(message, Sample(member.PropertyType));

        var (ours, theirs) = (
            JsonNode.Parse(Write(message)),
            JsonNode.Parse(
                JsonConvert.SerializeObject(message, new JsonSerializerSettings { NullValueHandling = NullValueHandling.Ignore })));

        // Empty lists, which say nothing.
        (theirs as JsonObject)?.Remove("entities");
        (ours as JsonObject)?.Remove("entities");
        Assert.True(JsonNode.DeepEquals(theirs, ours), $"{theirs}\n{ours}");
    }

    private static Activity Addressed(Activity message) => message.ApplyConversationReference(new ConversationReference
    {
        ActivityId = "1732451400000",
        ChannelId = "msteams",
        ServiceUrl = "https://smba.test/emea/",
        Bot = new ChannelAccount("28:bot", "GengoBot"),
        User = new ChannelAccount("29:ana", "Ana", aadObjectId: "0f"),
        Conversation = new ConversationAccount
        {
            Id = "19:abc@thread.tacv2;messageid=1",
            TenantId = "t",
            IsGroup = true,
            ConversationType = "channel",
            Name = "Localization",
        },
    });

    private static string Write(Activity message)
    {
        var body = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = ActivityJson.Writer(body))
        {
            OutgoingActivity.Write(writer, message);
        }

        return System.Text.Encoding.UTF8.GetString(body.WrittenSpan);
    }

    private static object? Sample(Type type) =>
        type == typeof(string) ? "sample"
        : type == typeof(bool?) ? true
        : type == typeof(DateTimeOffset?) ? new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero)
        : type == typeof(object) ? ActivityJson.Raw("""{"n":1.50}""")
        : type == typeof(IList<ChannelAccount>) ? new List<ChannelAccount> { new("29:ben") }
        : type == typeof(IList<string>) ? new List<string> { "sample" }
        : type == typeof(SuggestedActions) ? new SuggestedActions(["29:ana"], [new CardAction("imBack", "A", value: "a")])
        : type == typeof(ConversationReference) ? new ConversationReference { ActivityId = "1" }
        : type == typeof(IList<MessageReaction>) ? new List<MessageReaction> { new("like") }
        : null;
}
