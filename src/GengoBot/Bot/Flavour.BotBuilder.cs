using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace GengoBot.Bot;

/// <summary>The side of the real Bot Framework packages, which carry JSON as Newtonsoft's types. Compiled with UseBotBuilder=true.</summary>
internal static class Flavour
{
    /// <summary>JSON that is already written: it goes out byte for byte.</summary>
    public static object FromJson(string json) => new JRaw(json);

    /// <summary>An activity's value as JSON; undefined where there is none.</summary>
    public static JsonElement ToJson(object? value)
    {
        if (value is not JToken token)
        {
            return default;
        }

        using var document = JsonDocument.Parse(token.ToString());
        return document.RootElement.Clone();
    }
}
