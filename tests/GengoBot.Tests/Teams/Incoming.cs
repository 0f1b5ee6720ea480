using System.Text.Json.Nodes;

namespace GengoBot.Tests.Teams;

/// <summary>Activities as Teams sends them, to be changed by a test.</summary>
internal static class Incoming
{
    public static JsonObject Activity(string type, params (string Name, JsonNode? Value)[] members)
    {
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = "1732451400000",
            ["serviceUrl"] = "https://smba.test/emea/",
            ["channelId"] = "msteams",
            ["from"] = new JsonObject { ["id"] = "29:ana", ["name"] = "Ana" },
            ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "Gengo" },
            ["conversation"] = new JsonObject { ["id"] = "19:abc@thread.tacv2;messageid=1", ["tenantId"] = "t" },
        };

        foreach (var (name, value) in members)
        {
            activity[name] = value;
        }

        return activity;
    }

    public static string Message(params (string Name, JsonNode? Value)[] members) => Activity("message", members).ToJsonString();

    public static string Invoke(string? name, string? value) =>
        Activity("invoke", ("name", name), ("value", value is null ? null : JsonNode.Parse(value))).ToJsonString();

    public static string Without(string member)
    {
        var activity = Activity("message", ("text", "hi"));
        activity.Remove(member);
        return activity.ToJsonString();
    }
}
