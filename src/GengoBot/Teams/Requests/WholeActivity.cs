using Microsoft.Bot.Schema;

namespace GengoBot.Teams.Requests;

/// <summary>What an activity must have for a turn to begin: a type, and somewhere to answer.</summary>
internal static class WholeActivity
{
    public static Activity Check(Activity? activity)
    {
        if (activity is null)
        {
            throw RefusedRequestException.NotAnActivity();
        }

        Require(activity.Type, "type");
        Require(activity.Conversation?.Id, "conversation.id");
        Require(activity.ServiceUrl, "serviceUrl");

        // The id becomes part of a path, and these would climb out of it.
        if (activity.Conversation?.Id is "." or "..")
        {
            throw RefusedRequestException.Missing("conversation.id that can be part of an address");
        }

        if (!Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var service) || service.Scheme is not ("https" or "http"))
        {
            throw RefusedRequestException.Missing("serviceUrl that is an address");
        }

        // An empty one goes on: a token for no channel is wrong credentials, not a wrong body.
        if (activity.ChannelId is null)
        {
            throw RefusedRequestException.Missing("channelId");
        }

        // Only a person writes and clicks; the other kinds may come from the channel itself.
        if (activity.Type is ActivityTypes.Message or ActivityTypes.Invoke)
        {
            Require(activity.From?.Id, "from.id");
        }

        return activity;
    }

    private static void Require(string? value, string member)
    {
        if (string.IsNullOrEmpty(value))
        {
            throw RefusedRequestException.Missing(member);
        }
    }
}
