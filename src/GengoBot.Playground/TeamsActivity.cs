using System.Globalization;
using System.Text.Json.Nodes;

namespace GengoBot.Playground;

/// <summary>Writes activities as Teams sends them.</summary>
internal sealed class TeamsActivity(TimeProvider time)
{
    private const string DefaultLocale = "en-US";

    public JsonObject Message(string id, Conversation conversation, Person person, UserAct act, Uri origin)
    {
        var activity = Common("message", id, conversation, person, act, origin);
        if (act.Text is { } text)
        {
            activity["textFormat"] = "plain";
            activity["text"] = text;
            if (conversation.IsChannel && act.Mention)
            {
                Mention(activity, text);
            }

            foreach (var mentioned in Organization.People.Where(other => Names(text, other)))
            {
                Mention(activity, mentioned);
            }
        }

        if (act.Value is { } value)
        {
            activity["value"] = JsonNode.Parse(value.GetRawText());
        }

        if (act.ReplyToId is { } card)
        {
            activity["replyToId"] = card;
        }

        return activity;
    }

    public JsonObject Execute(Conversation conversation, Person person, UserAct act, Uri origin)
    {
        var activity = Common("invoke", $"f:{Guid.NewGuid()}", conversation, person, act, origin);
        activity["name"] = "adaptiveCard/action";
        activity["value"] = act.Value is { } value ? JsonNode.Parse(value.GetRawText()) : null;
        activity["replyToId"] = act.ReplyToId;
        return activity;
    }

    public JsonObject Installed(Conversation conversation, Person person, UserAct act, Uri origin)
    {
        var activity = Common("installationUpdate", $"f:{Guid.NewGuid()}", conversation, person, act, origin);
        activity["action"] = "add";
        if (conversation.Channel is { } channel)
        {
            var selected = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = channel.Id } };
            activity["channelData"]!["settings"] = selected; // Common adds channelData.
        }

        return activity;
    }

    public JsonObject BotAdded(Conversation conversation, Person person, UserAct act, Uri origin)
    {
        var activity = Common("conversationUpdate", $"f:{Guid.NewGuid()}", conversation, person, act, origin);
        activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = Organization.BotId });
        if (conversation.IsChannel)
        {
            activity["channelData"]!["eventType"] = "teamMemberAdded"; // Common adds channelData.
        }

        return activity;
    }

    private JsonObject Common(string type, string id, Conversation conversation, Person person, UserAct act, Uri origin)
    {
        var now = time.GetUtcNow();
        var locale = act.Locale ?? DefaultLocale;
        var zone = act.TimeZone ?? "Etc/UTC";
        var offset = TimeSpan.FromMinutes(Math.Clamp(act.UtcOffset, -14 * 60, 14 * 60));
        return new JsonObject
        {
            ["type"] = type,
            ["id"] = id,
            ["timestamp"] = now.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["localTimestamp"] = now.ToOffset(offset).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
            ["localTimezone"] = zone,
            ["serviceUrl"] = new Uri(origin, "/playground/").ToString(),
            ["channelId"] = "msteams",
            ["from"] = new JsonObject { ["id"] = person.Id, ["name"] = person.Name, ["aadObjectId"] = person.AadObjectId },
            ["recipient"] = new JsonObject { ["id"] = Organization.BotId, ["name"] = Organization.BotName },
            ["conversation"] = ConversationAccount(conversation),
            ["channelData"] = ChannelData(conversation),
            ["locale"] = locale,
            ["entities"] = new JsonArray(ClientInfo(locale, zone)),
        };
    }

    private static JsonObject ConversationAccount(Conversation conversation)
    {
        var account = new JsonObject
        {
            ["id"] = conversation.Id,
            ["conversationType"] = conversation.IsChannel ? "channel" : "personal",
            ["tenantId"] = Organization.TenantId,
        };
        if (conversation.IsChannel)
        {
            account["isGroup"] = true;
        }

        return account;
    }

    private static JsonObject ChannelData(Conversation conversation)
    {
        var data = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Organization.TenantId } };
        if (conversation.Channel is { } channel)
        {
            data["team"] = new JsonObject
            {
                ["id"] = Organization.TeamId,
                ["name"] = Organization.TeamName,
                ["aadGroupId"] = Organization.TeamGroupId,
            };
            data["channel"] = new JsonObject { ["id"] = channel.Id, ["name"] = channel.Name };
        }

        return data;
    }

    private static JsonObject ClientInfo(string locale, string zone)
    {
        var country = locale.LastIndexOf('-') is var dash and >= 0 ? locale[(dash + 1)..] : "";
        return new JsonObject
        {
            ["type"] = "clientInfo",
            ["locale"] = locale,
            ["country"] = country,
            ["platform"] = "Web",
            ["timezone"] = zone,
        };
    }

    private static bool Names(string text, Person person) => text.Contains($"@{person.Name}", StringComparison.OrdinalIgnoreCase);

    /// <summary>Mentions a person. In Teams one picks the name from a list after an @; on the page one types the whole name.</summary>
    private static void Mention(JsonObject activity, Person mentioned)
    {
        var at = $"<at>{mentioned.Name}</at>";
        activity["text"] = ((string?)activity["text"])?.Replace($"@{mentioned.Name}", at, StringComparison.OrdinalIgnoreCase);
        activity["entities"]!.AsArray().Add(new JsonObject // Common adds entities.
        {
            ["type"] = "mention",
            ["text"] = at,
            ["mentioned"] = new JsonObject { ["id"] = mentioned.Id, ["name"] = mentioned.Name },
        });
    }

    // Teams keeps the mention in the text, describes it in an entity, and repeats formatted text as HTML.
    private static void Mention(JsonObject activity, string text)
    {
        const string At = $"<at>{Organization.BotName}</at>";
        activity["text"] = $"{At} {text}";
        activity["entities"]!.AsArray().Add(new JsonObject // Common adds entities.
        {
            ["type"] = "mention",
            ["text"] = At,
            ["mentioned"] = new JsonObject { ["id"] = Organization.BotId, ["name"] = Organization.BotName },
        });
        var html = System.Net.WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal);
        const string Span = $"<span itemtype=\"http://schema.skype.com/Mention\" itemscope itemid=\"0\">{Organization.BotName}</span>";
        activity["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "text/html",
            ["content"] = $"<p>{Span} {html}</p>",
        });
    }
}
