using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Notifications;
using GengoBot.Teams.Connector;
using GengoBot.Teams.Outbound;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace GengoBot.Teams.Inbound;

/// <summary>
/// Handles what Teams reports about the bot's chats, channels and teams: installed, removed, deleted, archived, restored.
/// </summary>
internal sealed class ConversationUpdates(
    AllowedTenants tenants, WelcomeStore welcomes, RosterCache rosters, ConversationLifecycle lifecycle)
{
    /// <summary>Greets a new installation, not an upgrade. Where the bot asks about its old watches, it is known already.</summary>
    public async Task InstalledAsync(ITurnContext<IInstallationUpdateActivity> context, CancellationToken cancellationToken)
    {
        var conversation = ActivityReader.ConversationOf(context.Activity);
        var isFirst = context.Activity.Action == "add" && tenants.Has(conversation.TenantId)
            && await welcomes.IsFirstAsync(conversation, cancellationToken);
        if (!await BackAsync(conversation, cancellationToken) && isFirst)
        {
            await context.SendActivityAsync(Messages.Of(Help.Welcome()), cancellationToken);
        }
    }

    public async Task UninstalledAsync(IInstallationUpdateActivity activity, CancellationToken cancellationToken)
    {
        var conversation = ActivityReader.ConversationOf(activity);
        await welcomes.ForgetAsync(conversation, cancellationToken);
        await GoneAsync(conversation, cancellationToken);
    }

    public void MembersChanged(IConversationUpdateActivity activity)
    {
        if (activity is { MembersAdded.Count: > 0 } or { MembersRemoved.Count: > 0 })
        {
            rosters.Forget(ActivityReader.ConversationOf(activity));
        }
    }

    /// <summary>Nothing is done for new members but the bot itself.</summary>
    public Task AddedAsync(IEnumerable<ChannelAccount> added, IConversationUpdateActivity activity, CancellationToken cancellationToken) =>
        HoldsBot(added, activity) ? BackAsync(ActivityReader.ConversationOf(activity), cancellationToken) : Task.CompletedTask;

    public Task RemovedAsync(
        IEnumerable<ChannelAccount> removed, IConversationUpdateActivity activity, CancellationToken cancellationToken) =>
        HoldsBot(removed, activity) ? GoneAsync(ActivityReader.ConversationOf(activity), cancellationToken) : Task.CompletedTask;

    private static bool HoldsBot(IEnumerable<ChannelAccount> members, IConversationUpdateActivity activity) =>
        members.Any(member => member is not null && member.Id == activity.Recipient?.Id);

    /// <returns>Whether it asked there about watches.</returns>
    private Task<bool> BackAsync(Conversation conversation, CancellationToken cancellationToken) => conversation.TeamId is { } team
        ? lifecycle.TeamBackAsync(team, cancellationToken)
        : lifecycle.BackAsync(conversation.Place.Id, cancellationToken);

    /// <summary>The bot was taken out of the chat, or out of a team and so of all its channels.</summary>
    private Task GoneAsync(Conversation conversation, CancellationToken cancellationToken) => conversation.TeamId is { } team
        ? lifecycle.TeamGoneAsync(team, ConversationLifecycle.Removed, cancellationToken)
        : lifecycle.GoneAsync(conversation.Place.Id, ConversationLifecycle.Removed, cancellationToken);

    public Task ChannelDeletedAsync(ChannelInfo? channel, CancellationToken cancellationToken) =>
        channel?.Id is { } id ? lifecycle.GoneAsync(id, ConversationLifecycle.Deleted, cancellationToken) : Task.CompletedTask;

    public Task ChannelRestoredAsync(ChannelInfo? channel, CancellationToken cancellationToken) =>
        channel?.Id is { } id ? lifecycle.BackAsync(id, cancellationToken) : Task.CompletedTask;

    public Task TeamArchivedAsync(TeamInfo? team, CancellationToken cancellationToken) =>
        TeamGoneAsync(team, ConversationLifecycle.Archived, cancellationToken);

    public Task TeamDeletedAsync(TeamInfo? team, CancellationToken cancellationToken) =>
        TeamGoneAsync(team, ConversationLifecycle.Deleted, cancellationToken);

    private Task TeamGoneAsync(TeamInfo? team, string why, CancellationToken cancellationToken) =>
        team?.Id is { } id ? lifecycle.TeamGoneAsync(id, why, cancellationToken) : Task.CompletedTask;

    public Task TeamRestoredAsync(TeamInfo? team, CancellationToken cancellationToken) =>
        team?.Id is { } id ? lifecycle.TeamBackAsync(id, cancellationToken) : Task.CompletedTask;
}
