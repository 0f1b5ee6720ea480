using System.Text.Json;

namespace AdaptiveCards;

public class AdaptiveRefresh
{
    public AdaptiveExecuteAction Action { get; set; }

    public List<string> UserIds { get; set; } = [];

    public DateTime? Expires { get; set; }

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("refresh"u8);

        if (Action is not null)
        {
            writer.WritePropertyName("action"u8);
            Action.Write(writer);
        }

        if (UserIds is { Count: > 0 })
        {
            writer.WriteStartArray("userIds"u8);
            UserIds.ForEach(writer.WriteStringValue);
            writer.WriteEndArray();
        }

        if (Expires is { } expires)
        {
            // A time without a zone counts as UTC, because the server's own zone means nothing to a reader.
            var utc = expires.Kind == DateTimeKind.Local ? expires.ToUniversalTime() : DateTime.SpecifyKind(expires, DateTimeKind.Utc);
            writer.WriteString("expires"u8, utc);
        }

        writer.WriteEndObject();
    }
}
