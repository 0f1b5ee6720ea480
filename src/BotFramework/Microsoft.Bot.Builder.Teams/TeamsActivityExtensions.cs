#nullable disable

using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace Microsoft.Bot.Builder.Teams;

/// <summary>What Teams adds to an activity; null where it added nothing, or something else.</summary>
public static class TeamsActivityExtensions
{
    public static string TeamsGetChannelId(this IActivity activity) => ChannelDataOf(activity)?.Channel?.Id;

    public static string TeamsGetSelectedChannelId(this IActivity activity) => ChannelDataOf(activity)?.Settings?.SelectedChannel?.Id;

    public static TeamInfo TeamsGetTeamInfo(this IActivity activity) => ChannelDataOf(activity)?.Team;

    /// <summary>Puts the message into the person's activity feed.</summary>
    public static void TeamsNotifyUser(this IActivity activity) => TeamsNotifyUser(activity, alertInMeeting: false);

    public static void TeamsNotifyUser(this IActivity activity, bool alertInMeeting, string externalResourceUrl = null)
    {
        ArgumentNullException.ThrowIfNull(activity);

        var data = ChannelDataOf(activity) ?? new TeamsChannelData();
        data.Notification = new NotificationInfo
        {
            Alert = !alertInMeeting,
            AlertInMeeting = alertInMeeting,
            ExternalResourceUrl = externalResourceUrl,
        };
        activity.ChannelData = data;
    }

    internal static TeamsChannelData ChannelDataOf(IActivity activity) =>
        activity is not null && activity.TryGetChannelData<TeamsChannelData>(out var data) ? data : null;
}
