using System.Globalization;
using GengoBot.Commands;
using GengoBot.Notifications;
using GengoBot.Teams.Outbound;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace GengoBot.Teams.Inbound;

/// <summary>The bot, its chats, channels and teams come and go. Their names may change; nothing here is known by its name.</summary>
internal sealed partial class TranslationBot
{
    protected override async Task OnInstallationUpdateAddAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        CultureInfo.CurrentUICulture = ActivityReader.LanguageOf(turnContext.Activity);
        var conversation = ActivityReader.ConversationOf(turnContext.Activity);

        // Only a new installation is greeted, not an upgrade; and who is asked about watches knows the bot already.
        var isFirst = turnContext.Activity.Action == "add" && tenants.Has(conversation.TenantId) && await welcomes.IsFirstAsync(conversation, cancellationToken);
        if (!await BackAsync(turnContext, cancellationToken) && isFirst)
        {
            await turnContext.SendActivityAsync(Messages.Of(Help.Welcome()), cancellationToken);
        }
    }

    protected override async Task OnInstallationUpdateRemoveAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        await welcomes.ForgetAsync(ActivityReader.ConversationOf(turnContext.Activity), cancellationToken);
        await GoneAsync(turnContext, cancellationToken);
    }

    protected override Task OnConversationUpdateActivityAsync(ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        CultureInfo.CurrentUICulture = ActivityReader.LanguageOf(turnContext.Activity);
        if (turnContext.Activity is { MembersAdded.Count: > 0 } or { MembersRemoved.Count: > 0 })
        {
            members.Forget(ActivityReader.ConversationOf(turnContext.Activity));
        }

        return base.OnConversationUpdateActivityAsync(turnContext, cancellationToken);
    }

    /// <summary>Nothing is done for new members but the bot itself, so they are not looked up either.</summary>
    protected override Task OnTeamsMembersAddedDispatchAsync(
        IList<ChannelAccount> membersAdded, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        HoldsBot(membersAdded, turnContext) ? BackAsync(turnContext, cancellationToken) : Task.CompletedTask;

    protected override Task OnTeamsMembersRemovedDispatchAsync(
        IList<ChannelAccount> membersRemoved, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        HoldsBot(membersRemoved, turnContext) ? GoneAsync(turnContext, cancellationToken) : Task.CompletedTask;

    protected override Task OnTeamsChannelDeletedAsync(ChannelInfo channelInfo, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        channelInfo?.Id is { } channel ? places.GoneAsync(channel, ConversationLifecycle.Deleted, cancellationToken) : Task.CompletedTask;

    protected override Task OnTeamsChannelRestoredAsync(ChannelInfo channelInfo, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        channelInfo?.Id is { } channel ? places.BackAsync(channel, cancellationToken) : Task.CompletedTask;

    protected override Task OnTeamsTeamArchivedAsync(TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        TeamGoneAsync(teamInfo, ConversationLifecycle.Archived, cancellationToken);

    protected override Task OnTeamsTeamUnarchivedAsync(TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        TeamBackAsync(teamInfo, cancellationToken);

    protected override Task OnTeamsTeamDeletedAsync(TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        TeamGoneAsync(teamInfo, ConversationLifecycle.Deleted, cancellationToken);

    protected override Task OnTeamsTeamHardDeletedAsync(TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        TeamGoneAsync(teamInfo, ConversationLifecycle.Deleted, cancellationToken);

    protected override Task OnTeamsTeamRestoredAsync(TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        TeamBackAsync(teamInfo, cancellationToken);

    private static bool HoldsBot(IEnumerable<ChannelAccount> members, ITurnContext<IConversationUpdateActivity> turnContext) =>
        members.Any(member => member is not null && member.Id == turnContext.Activity.Recipient?.Id);

    /// <summary>The bot was taken out of the chat, or out of a team and so of all its channels.</summary>
    private Task GoneAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        var conversation = ActivityReader.ConversationOf(turnContext.Activity);
        return conversation.TeamId is { } team
            ? places.TeamGoneAsync(team, ConversationLifecycle.Removed, cancellationToken)
            : places.GoneAsync(conversation.Place.Id, ConversationLifecycle.Removed, cancellationToken);
    }

    /// <returns>Whether it asked there about watches.</returns>
    private Task<bool> BackAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        var conversation = ActivityReader.ConversationOf(turnContext.Activity);
        return conversation.TeamId is { } team ? places.TeamBackAsync(team, cancellationToken) : places.BackAsync(conversation.Place.Id, cancellationToken);
    }

    private Task TeamGoneAsync(TeamInfo? team, string why, CancellationToken cancellationToken) =>
        team?.Id is { } id ? places.TeamGoneAsync(id, why, cancellationToken) : Task.CompletedTask;

    private Task TeamBackAsync(TeamInfo? team, CancellationToken cancellationToken) =>
        team?.Id is { } id ? places.TeamBackAsync(id, cancellationToken) : Task.CompletedTask;
}
