using System.Text.Json;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GengoBot.Teams;

/// <summary>
/// The one place where JSON goes into an activity and comes out of it. The packages carry it as Newtonsoft's types; other JSON types they write as <c>{}</c>
/// without a word, and an AdaptiveCard object overflows their stack.
/// </summary>
internal static class ActivityJson
{
    public const int MaxDepth = 128;

    /// <summary>Members without which there is no turn. Any other that cannot be read is left out: nobody's message is lost for a malformed time.</summary>
    private static readonly string[] Needed = ["type", "id", "serviceUrl", "channelId", "from", "recipient", "conversation", "text", "value", "name"];

    private static readonly Newtonsoft.Json.JsonSerializer Reader = CreateReader();

    private static readonly Newtonsoft.Json.JsonSerializer Writer = Newtonsoft.Json.JsonSerializer.Create(new JsonSerializerSettings { NullValueHandling = NullValueHandling.Ignore, MaxDepth = MaxDepth });

    /// <exception cref="Newtonsoft.Json.JsonException">The text is not the JSON of an activity.</exception>
    public static Activity? Read(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None, MaxDepth = MaxDepth };
        return Reader.Deserialize<Activity>(reader);
    }

    /// <summary>JSON that is already written: it goes out as it is.</summary>
    public static object Raw(string json) => new JRaw(json);

    /// <summary>An activity's value as JSON; undefined where there is none.</summary>
    public static JsonElement ToElement(object? value) =>
        value is JToken token ? JsonElement.Parse(token.ToString(Formatting.None)) : default;

    /// <summary>Writes what an invoke is answered with.</summary>
    public static string Write(object body)
    {
        using var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        Writer.Serialize(text, body);
        return text.ToString();
    }

    private static Newtonsoft.Json.JsonSerializer CreateReader()
    {
        var serializer = Newtonsoft.Json.JsonSerializer.Create(new JsonSerializerSettings { DateParseHandling = DateParseHandling.None, MaxDepth = MaxDepth });
        serializer.Error += LeaveOut;
        return serializer;
    }

    private static void LeaveOut(object? sender, Newtonsoft.Json.Serialization.ErrorEventArgs failure)
    {
        var member = failure.ErrorContext.Path.Split('.', '[')[0];
        failure.ErrorContext.Handled = member.Length > 0 && !Needed.Contains(member, StringComparer.OrdinalIgnoreCase) && failure.ErrorContext.Error is not JsonReaderException;
    }
}
