using System.Text.Json;
using Microsoft.Bot.Schema;

namespace GengoBot.Teams;

/// <summary>An entity of a received message, as JSON.</summary>
internal sealed class ReceivedEntity(string? type, JsonElement json) : Entity(type)
{
    public JsonElement Json => json;

    /// <summary>A mention as the packages' own type; anything else as JSON.</summary>
    public static Entity Read(JsonElement json)
    {
        var type = json.Text("type");
        if (!string.Equals(type, "mention", StringComparison.OrdinalIgnoreCase))
        {
            return new ReceivedEntity(type, json);
        }

        var mentioned = json.Part("mentioned") is { ValueKind: JsonValueKind.Object } who
            ? new ChannelAccount(who.Text("id"), who.Text("name"), aadObjectId: who.Text("aadObjectId"))
            : null;
        return new Mention(mentioned, json.Text("text"), type);
    }
}
