#nullable disable

using System.Net;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace Microsoft.Bot.Builder.Teams;

/// <summary>An <see cref="ActivityHandler"/> that also knows what only Teams sends.</summary>
public partial class TeamsActivityHandler : ActivityHandler
{
    protected override Task OnConversationUpdateActivityAsync(ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        if (turnContext.Activity.ChannelId != Channels.Msteams)
        {
            return base.OnConversationUpdateActivityAsync(turnContext, cancellationToken);
        }

        var data = TeamsActivityExtensions.ChannelDataOf(turnContext.Activity);

        return turnContext.Activity switch
        {
            { MembersAdded: { } added } => OnTeamsMembersAddedDispatchAsync(added, data?.Team, turnContext, cancellationToken),
            { MembersRemoved: { } removed } => OnTeamsMembersRemovedDispatchAsync(removed, data?.Team, turnContext, cancellationToken),
            _ => data?.EventType switch
            {
                "channelCreated" => OnTeamsChannelCreatedAsync(data.Channel, data.Team, turnContext, cancellationToken),
                "channelDeleted" => OnTeamsChannelDeletedAsync(data.Channel, data.Team, turnContext, cancellationToken),
                "channelRenamed" => OnTeamsChannelRenamedAsync(data.Channel, data.Team, turnContext, cancellationToken),
                "channelRestored" => OnTeamsChannelRestoredAsync(data.Channel, data.Team, turnContext, cancellationToken),
                "teamArchived" => OnTeamsTeamArchivedAsync(data.Team, turnContext, cancellationToken),
                "teamDeleted" => OnTeamsTeamDeletedAsync(data.Team, turnContext, cancellationToken),
                "teamHardDeleted" => OnTeamsTeamHardDeletedAsync(data.Team, turnContext, cancellationToken),
                "teamRenamed" => OnTeamsTeamRenamedAsync(data.Team, turnContext, cancellationToken),
                "teamRestored" => OnTeamsTeamRestoredAsync(data.Team, turnContext, cancellationToken),
                "teamUnarchived" => OnTeamsTeamUnarchivedAsync(data.Team, turnContext, cancellationToken),
                _ => base.OnConversationUpdateActivityAsync(turnContext, cancellationToken),
            },
        };
    }

    /// <summary>
    /// Completes each member and goes on to <see cref="OnTeamsMembersAddedAsync"/>. As in the SDK a member who came
    /// with nothing but an id, and is not the bot, is asked for at Teams, one call each: override this method to do without.
    /// </summary>
    protected virtual async Task OnTeamsMembersAddedDispatchAsync(IList<ChannelAccount> membersAdded, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(membersAdded);

        var members = new List<TeamsChannelAccount>(membersAdded.Count);

        foreach (var member in membersAdded.Where(member => member is not null))
        {
            members.Add(member.Properties is { Count: > 0 } || string.IsNullOrEmpty(member.Id) || member.Id == turnContext.Activity.Recipient?.Id
                ? AnyJson.Read<TeamsChannelAccount>(member)
                : await FindMemberAsync(member, turnContext, cancellationToken));
        }

        await OnTeamsMembersAddedAsync(members, teamInfo, turnContext, cancellationToken);
    }

    // Whoever is gone again meanwhile is known by what the activity said.
    private static async Task<TeamsChannelAccount> FindMemberAsync(ChannelAccount member, ITurnContext turnContext, CancellationToken cancellationToken)
    {
        try
        {
            return await TeamsInfo.GetMemberAsync(turnContext, member.Id, cancellationToken) ?? AnyJson.Read<TeamsChannelAccount>(member);
        }
        catch (ErrorResponseException exception) when (exception.Response?.StatusCode == HttpStatusCode.NotFound)
        {
            return AnyJson.Read<TeamsChannelAccount>(member);
        }
    }

    protected virtual Task OnTeamsMembersRemovedDispatchAsync(IList<ChannelAccount> membersRemoved, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(membersRemoved);

        List<TeamsChannelAccount> members = [.. membersRemoved.Where(member => member is not null).Select(AnyJson.Read<TeamsChannelAccount>)];
        return OnTeamsMembersRemovedAsync(members, teamInfo, turnContext, cancellationToken);
    }

    protected virtual Task OnTeamsMembersAddedAsync(IList<TeamsChannelAccount> teamsMembersAdded, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        OnMembersAddedAsync([.. teamsMembersAdded], turnContext, cancellationToken);

    protected virtual Task OnTeamsMembersRemovedAsync(IList<TeamsChannelAccount> teamsMembersRemoved, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        OnMembersRemovedAsync([.. teamsMembersRemoved], turnContext, cancellationToken);

    protected virtual Task OnTeamsChannelCreatedAsync(ChannelInfo channelInfo, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnTeamsChannelDeletedAsync(ChannelInfo channelInfo, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnTeamsChannelRenamedAsync(ChannelInfo channelInfo, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnTeamsChannelRestoredAsync(ChannelInfo channelInfo, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnTeamsTeamArchivedAsync(TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnTeamsTeamDeletedAsync(TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnTeamsTeamHardDeletedAsync(TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnTeamsTeamRenamedAsync(TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnTeamsTeamRestoredAsync(TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnTeamsTeamUnarchivedAsync(TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;
}
