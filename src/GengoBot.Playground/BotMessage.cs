using System.Text.Json;

namespace GengoBot.Playground;

/// <summary>Refuses the messages that Teams refuses, so that a mistake shows here before it reaches a customer's tenant.</summary>
internal static class BotMessage
{
    public const string CardType = "application/vnd.microsoft.card.adaptive";

    // "Format your bot messages": 100 KB for the whole payload in UTF-16, not counting pictures in base64.
    private const int MaxChars = 100 * 1024 / 2;

    public static IResult? Refuse(JsonElement activity)
    {
        if (activity.GetRawText().Length - PictureChars(activity) > MaxChars)
        {
            return ConnectorError.TooBig();
        }

        var attachments = activity.Member("attachments") is { ValueKind: JsonValueKind.Array } given ? given : default;
        return attachments.ValueKind == JsonValueKind.Array && attachments.EnumerateArray().Any(IsBrokenCard)
            ? ConnectorError.BadArgument("A card is an object in the attachment's content.")
            : null;
    }

    private static bool IsBrokenCard(JsonElement attachment) =>
        attachment.Text("contentType") == CardType && attachment.Member("content")?.ValueKind != JsonValueKind.Object;

    private static int PictureChars(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Sum(member => PictureChars(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().Sum(PictureChars),
        JsonValueKind.String when element.GetRawText() is var raw && IsPicture(raw) => raw.Length,
        _ => 0,
    };

    private static bool IsPicture(string raw) => raw.StartsWith("\"data:image/", StringComparison.Ordinal);
}
