using System.Globalization;
using GengoBot.Conversations;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace GengoBot.Teams.Inbound;

/// <summary>Reads out of an activity who speaks, where, in which language and to whom.</summary>
internal static class ActivityReader
{
    public static Conversation ConversationOf(IActivity activity) => new(
        activity.Conversation.Id,
        KindOf(activity),
        activity.ServiceUrl,
        activity.ChannelId,
        activity.Conversation.TenantId is { Length: > 0 } tenant ? tenant : activity.TryGetChannelData<TeamsChannelData>(out var data)
            ? data?.Tenant?.Id : null,
        activity.Recipient?.Id ?? "")
    {
        TeamId = KindOf(activity) == ConversationKind.Personal ? null : activity.TeamsGetTeamInfo()?.Id,
    };

    public static Person PersonOf(IActivity activity) =>
        new(activity.From?.Id ?? "", activity.From?.AadObjectId, activity.From?.Name is { Length: > 0 } name ? name : Strings.Somebody);

    /// <summary>The language to answer in. Any tag is taken; one that names no language we know falls back to English by itself.</summary>
    public static CultureInfo LanguageOf(Activity activity)
    {
        var locale = activity.Locale;
        if (string.IsNullOrEmpty(locale))
        {
            return CultureInfo.InvariantCulture;
        }

        try
        {
            // Resources are by language alone, and without ICU "ja-JP" does not know that its parent is "ja".
            return CultureInfo.GetCultureInfo(locale.Split('-', '_')[0].ToLowerInvariant());
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }

    public static ConversationKind KindOf(IActivity activity) => activity.Conversation.ConversationType switch
    {
        "personal" => ConversationKind.Personal,
        "channel" => ConversationKind.Channel,
        "groupChat" => ConversationKind.Group,
        _ => activity.Conversation.IsGroup == true ? ConversationKind.Group : ConversationKind.Personal,
    };
}
