using System.Text.Json;
using Microsoft.Bot.Schema;

namespace GengoBot.Teams;

/// <summary>
/// Writes a message of the bot's. What our messages have is written here; one with anything else is written by the packages.
/// </summary>
internal static class OutgoingActivity
{
    public static void Write(Utf8JsonWriter writer, Activity activity)
    {
        if (!IsPlain(activity))
        {
            ActivityJson.Write(writer, activity);
            return;
        }

        writer.WriteStartObject();
        Write(writer, "type"u8, activity.Type);
        Write(writer, "id"u8, activity.Id);
        Write(writer, "serviceUrl"u8, activity.ServiceUrl);
        Write(writer, "channelId"u8, activity.ChannelId);
        Write(writer, "from"u8, activity.From);
        Write(writer, activity.Conversation);
        Write(writer, "recipient"u8, activity.Recipient);
        Write(writer, "locale"u8, activity.Locale);
        Write(writer, "text"u8, activity.Text);
        Write(writer, "textFormat"u8, activity.TextFormat);
        Write(writer, "summary"u8, activity.Summary);
        Write(writer, "inputHint"u8, activity.InputHint);
        Write(writer, "replyToId"u8, activity.ReplyToId);
        Write(writer, "attachmentLayout"u8, activity.AttachmentLayout);
        if (activity.Attachments is { } attachments)
        {
            writer.WriteStartArray("attachments"u8);
            foreach (var attachment in attachments)
            {
                Write(writer, attachment);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    /// <summary>Whether an activity has nothing but what is written here.</summary>
    public static bool IsPlain(Activity activity) =>
        activity is
        {
            Action: null, CallerId: null, ChannelData: null, Code: null, DeliveryMode: null, Expiration: null, HistoryDisclosed: null,
            Importance: null, Label: null, ListenFor: null, LocalTimestamp: null, LocalTimezone: null,
            MembersAdded: null, MembersRemoved: null, Name: null,
            ReactionsAdded: null, ReactionsRemoved: null, RelatesTo: null, SemanticAction: null,
            Speak: null, SuggestedActions: null, TextHighlights: null,
            Timestamp: null, TopicName: null, Value: null, ValueType: null,
            Entities: null or { Count: 0 }, Properties: null or { Count: 0 },
        }
        && IsPlain(activity.From) && IsPlain(activity.Recipient)
        && activity.Conversation is null or { AadObjectId: null, Role: null, Properties: null or { Count: 0 } }
        && activity.Attachments?.All(static attachment => attachment is { ThumbnailUrl: null, Properties: null or { Count: 0 } }) != false;

    private static bool IsPlain(ChannelAccount? account) => account is null or { Role: null, Properties: null or { Count: 0 } };

    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ChannelAccount? account)
    {
        if (account is not null)
        {
            writer.WriteStartObject(name);
            Write(writer, "id"u8, account.Id);
            Write(writer, "name"u8, account.Name);
            Write(writer, "aadObjectId"u8, account.AadObjectId);
            writer.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter writer, ConversationAccount? conversation)
    {
        if (conversation is null)
        {
            return;
        }

        writer.WriteStartObject("conversation"u8);
        Write(writer, "id"u8, conversation.Id);
        Write(writer, "name"u8, conversation.Name);
        Write(writer, "conversationType"u8, conversation.ConversationType);
        Write(writer, "tenantId"u8, conversation.TenantId);
        if (conversation.IsGroup is { } isGroup)
        {
            writer.WriteBoolean("isGroup"u8, isGroup);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Attachment attachment)
    {
        writer.WriteStartObject();
        Write(writer, "contentType"u8, attachment.ContentType);
        Write(writer, "contentUrl"u8, attachment.ContentUrl);
        Write(writer, "name"u8, attachment.Name);
        if (attachment.Content is { } content)
        {
            writer.WritePropertyName("content"u8);
            ActivityJson.Write(writer, content);
        }

        writer.WriteEndObject();
    }
}
