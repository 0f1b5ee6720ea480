using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GengoBot.Teams;

/// <summary>
/// The one place where JSON goes into an activity and comes out of it. The packages carry it as Newtonsoft's types; other JSON types they
/// write as <c>{}</c> without a word, and an AdaptiveCard object overflows their stack.
/// </summary>
internal static class ActivityJson
{
    /// <summary>The name of the invoke that a card's button sends.</summary>
    public const string CardAction = "adaptiveCard/action";

    public const int MaxDepth = 128;

    /// <summary>Letters of all languages as they are and not as \u escapes: Teams counts bytes.</summary>
    private static readonly JsonWriterOptions Options =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = MaxDepth };

    private static readonly JsonSerializerSettings Settings =
        new() { NullValueHandling = NullValueHandling.Ignore, DateParseHandling = DateParseHandling.None, MaxDepth = MaxDepth };

    private static readonly Newtonsoft.Json.JsonSerializer Newtonsoft = global::Newtonsoft.Json.JsonSerializer.Create(Settings);

    /// <exception cref="System.Text.Json.JsonException">The bytes are not the JSON of an activity.</exception>
    public static Activity? Read(ReadOnlySpan<byte> json) =>
        System.Text.Json.JsonSerializer.Deserialize(json, WireActivityJson.Default.WireActivity)?.ToActivity();

    /// <summary>JSON that is already written: it goes out byte for byte.</summary>
    public static object Raw(string json) => new JRaw(json);

    /// <summary>A value that came, as the activity carries it.</summary>
    /// <param name="isRead">Whether only the bot looks at it; else the packages' handlers do, and want their own type. Times stay the
    /// text that was sent.</param>
    public static object? FromWire(JsonElement value, bool isRead) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => isRead ? null : JValue.CreateNull(), // their handlers ask a null for its type
        _ when isRead => value,
        _ => JsonConvert.DeserializeObject<JToken>(value.GetRawText(), Settings),
    };

    /// <summary>An activity's value as JSON; undefined where there is none.</summary>
    public static JsonElement ToElement(object? value) => value switch
    {
        JsonElement element => element,
        JToken token => JsonElement.Parse(token.ToString(Formatting.None), Deep),
        _ => default,
    };

    public static Utf8JsonWriter Writer(IBufferWriter<byte> output) => new(output, Options);

    /// <summary>Writes what an activity's members of type <c>object</c> hold, and the packages' own types.</summary>
    public static void Write(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case JRaw { Value: string json }:
                writer.WriteRawValue(json, skipInputValidation: true);
                break;

            case AdaptiveCardInvokeResponse { Value: { } card } answer:
                writer.WriteStartObject();
                writer.WriteNumber("statusCode"u8, answer.StatusCode);
                writer.WriteString("type"u8, answer.Type);
                writer.WritePropertyName("value"u8);
                Write(writer, card);
                writer.WriteEndObject();
                break;

            default:
                using (var text = new StringWriter(CultureInfo.InvariantCulture))
                {
                    Newtonsoft.Serialize(text, value);
                    writer.WriteRawValue(text.ToString(), skipInputValidation: true);
                }

                break;
        }
    }
}
