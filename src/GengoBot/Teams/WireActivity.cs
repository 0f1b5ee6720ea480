using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace GengoBot.Teams;

/// <summary>
/// An activity as it stands in the request, as far as the bot reads it. Clients send members of many shapes: one that cannot be read is
/// left out, so that none refuses a message but the type.
/// </summary>
internal sealed class WireActivity
{
    public string? Type { get; set; }

    [JsonConverter(typeof(AnyText))]
    public string? Id { get; set; }

    [JsonConverter(typeof(AnyText))]
    public string? ServiceUrl { get; set; }

    [JsonConverter(typeof(AnyText))]
    public string? ChannelId { get; set; }

    [JsonConverter(typeof(AnyAccount))]
    public WireAccount? From { get; set; }

    [JsonConverter(typeof(AnyAccount))]
    public WireAccount? Recipient { get; set; }

    [JsonConverter(typeof(AnyConversation))]
    public WireConversation? Conversation { get; set; }

    [JsonConverter(typeof(AnyText))]
    public string? Text { get; set; }

    [JsonConverter(typeof(AnyText))]
    public string? Name { get; set; }

    [JsonConverter(typeof(AnyText))]
    public string? ReplyToId { get; set; }

    public JsonElement Value { get; set; }

    [JsonConverter(typeof(AnyText))]
    public string? TextFormat { get; set; }

    [JsonConverter(typeof(AnyText))]
    public string? Locale { get; set; }

    [JsonConverter(typeof(AnyText))]
    public string? Action { get; set; }

    [JsonConverter(typeof(AnyText))]
    public string? DeliveryMode { get; set; }

    [JsonConverter(typeof(AnyText))]
    public string? Timestamp { get; set; }

    [JsonConverter(typeof(AnyText))]
    public string? LocalTimestamp { get; set; }

    [JsonConverter(typeof(AnyText))]
    public string? LocalTimezone { get; set; }

    public JsonElement MembersAdded { get; set; }

    public JsonElement MembersRemoved { get; set; }

    public JsonElement Entities { get; set; }

    public JsonElement Attachments { get; set; }

    public JsonElement ChannelData { get; set; }

    /// <summary>Converts it into the packages' type. Who speaks for the channel is not taken over: the bot notes that itself.</summary>
    public Activity ToActivity() => new()
    {
        Type = Type,
        Id = Id,
        ServiceUrl = ServiceUrl,
        ChannelId = ChannelId,
        From = From?.ToAccount(),
        Recipient = Recipient?.ToAccount(),
        Conversation = Conversation?.ToAccount(),
        Text = Text,
        TextFormat = TextFormat,
        Locale = Locale,
        Name = Name,
        Action = Action,
        ReplyToId = ReplyToId,
        DeliveryMode = DeliveryMode,
        Timestamp = TimeOf(Timestamp),
        LocalTimestamp = TimeOf(LocalTimestamp),
        LocalTimezone = LocalTimezone,
        MembersAdded = ListOf(MembersAdded, WireAccount.Read),
        MembersRemoved = ListOf(MembersRemoved, WireAccount.Read),
        Entities = ListOf(Entities, ReceivedEntity.Read),
        Attachments = ListOf(Attachments, ReadAttachment),
        ChannelData = ReadChannelData(ChannelData),
        Value = ActivityJson.FromWire(Value, isRead: Type != ActivityTypes.Invoke || Name == ActivityJson.CardAction),
    };

    private static DateTimeOffset? TimeOf(string? value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <returns>Null where there is no list. Entries that cannot be read are left out.</returns>
    private static List<T>? ListOf<T>(JsonElement value, Func<JsonElement, T?> read)
        where T : class
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var list = new List<T>(value.GetArrayLength());
        foreach (var entry in value.EnumerateArray())
        {
            if (entry.ValueKind == JsonValueKind.Object && read(entry) is { } item)
            {
                list.Add(item);
            }
        }

        return list;
    }

    private static Attachment ReadAttachment(JsonElement value) => new()
    {
        ContentType = value.Text("contentType"),
        ContentUrl = value.Text("contentUrl"),
        Name = value.Text("name"),
        Content = value.Part("content") is { ValueKind: JsonValueKind.String } text ? text.GetString() : value.Part("content"),
    };

    /// <summary>The packages' own type, so that nothing has to be converted each time somebody asks for the team.</summary>
    private static TeamsChannelData? ReadChannelData(JsonElement value) => value.ValueKind != JsonValueKind.Object ? null : new()
    {
        EventType = value.Text("eventType"),
        Tenant = value.Part("tenant") is { ValueKind: JsonValueKind.Object } tenant ? new TenantInfo(tenant.Text("id")) : null,
        Team = value.Part("team") is { ValueKind: JsonValueKind.Object } team ? new TeamInfo(team.Text("id"), team.Text("name")) : null,
        Channel = value.Part("channel") is { ValueKind: JsonValueKind.Object } channel
            ? new ChannelInfo(channel.Text("id"), channel.Text("name"))
            : null,
    };

    internal sealed class WireAccount
    {
        [JsonConverter(typeof(AnyText))]
        public string? Id { get; set; }

        [JsonConverter(typeof(AnyText))]
        public string? Name { get; set; }

        [JsonConverter(typeof(AnyText))]
        public string? AadObjectId { get; set; }

        public ChannelAccount ToAccount() => new(Id, Name, aadObjectId: AadObjectId);

        public static ChannelAccount Read(JsonElement value) =>
            new(value.Text("id"), value.Text("name"), aadObjectId: value.Text("aadObjectId"));
    }

    internal sealed class WireConversation
    {
        [JsonConverter(typeof(AnyText))]
        public string? Id { get; set; }

        [JsonConverter(typeof(AnyText))]
        public string? Name { get; set; }

        [JsonConverter(typeof(AnyText))]
        public string? ConversationType { get; set; }

        [JsonConverter(typeof(AnyText))]
        public string? TenantId { get; set; }

        public JsonElement IsGroup { get; set; }

        public ConversationAccount ToAccount() => new()
        {
            Id = Id,
            Name = Name,
            ConversationType = ConversationType,
            TenantId = TenantId,
            IsGroup = IsGroup.ValueKind is JsonValueKind.True or JsonValueKind.False ? IsGroup.GetBoolean() : null,
        };
    }

    internal sealed class AnyAccount() : AnyObject<WireAccount>(static () => WireActivityJson.Default.WireAccount);

    internal sealed class AnyConversation() : AnyObject<WireConversation>(static () => WireActivityJson.Default.WireConversation);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = ActivityJson.MaxDepth)]
[JsonSerializable(typeof(WireActivity))]
internal sealed partial class WireActivityJson : JsonSerializerContext;
