using GengoBot.Cards;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace GengoBot.Teams.Inbound;

/// <summary>The bot in Teams: hands each kind of activity to the class that handles it.</summary>
internal sealed class TranslationBot(TurnPipeline pipeline, MessagingExtension extension, ConversationUpdates updates)
    : TeamsActivityHandler
{
    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        TurnInput.Of(turnContext) is { } input ? pipeline.RunAsync(input, cancellationToken) : Task.CompletedTask;

    /// <summary>The packages hand over the values of the first two as Newtonsoft's types, so they are read here.</summary>
    protected override Task<InvokeResponse> OnInvokeActivityAsync(
        ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) => turnContext.Activity.Name switch
        {
            CardActionInvoke.Name => ClickAsync(turnContext, cancellationToken),
            MessagingExtension.Choose => ChooseAsync(turnContext, cancellationToken),
            _ => base.OnInvokeActivityAsync(turnContext, cancellationToken),
        };

    private async Task<InvokeResponse> ClickAsync(ITurnContext<IInvokeActivity> context, CancellationToken cancellationToken)
    {
        var (click, refusal) = CardActionInvoke.Read(ActivityJson.ToElement(context.Activity.Value));
        return click is null
            ? refusal! // One of the two there is.
            : CreateInvokeResponse(await pipeline.RunAsync(TurnInput.Of(context, click), cancellationToken));
    }

    private async Task<InvokeResponse> ChooseAsync(ITurnContext<IInvokeActivity> context, CancellationToken cancellationToken)
    {
        var entry = CardForm.Read(ActivityJson.ToElement(context.Activity.Value));
        return CreateInvokeResponse(await extension.ChooseAsync(context, entry, cancellationToken));
    }

    protected override Task<MessagingExtensionResponse> OnTeamsMessagingExtensionQueryAsync(
        ITurnContext<IInvokeActivity> turnContext, MessagingExtensionQuery query, CancellationToken cancellationToken) =>
        extension.SearchAsync(turnContext, query, cancellationToken);

    protected override Task<MessagingExtensionResponse> OnTeamsAppBasedLinkQueryAsync(
        ITurnContext<IInvokeActivity> turnContext, AppBasedLinkQuery query, CancellationToken cancellationToken) =>
        extension.UnfurlAsync(turnContext, query.Url, cancellationToken);

    protected override Task OnInstallationUpdateAddAsync(
        ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        updates.InstalledAsync(turnContext, cancellationToken);

    protected override Task OnInstallationUpdateRemoveAsync(
        ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        updates.UninstalledAsync(turnContext.Activity, cancellationToken);

    protected override Task OnConversationUpdateActivityAsync(
        ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        updates.MembersChanged(turnContext.Activity);
        return base.OnConversationUpdateActivityAsync(turnContext, cancellationToken);
    }

    /// <summary>Unlike the packages' own, does not look the new members up.</summary>
    protected override Task OnTeamsMembersAddedDispatchAsync(
        IList<ChannelAccount> membersAdded, TeamInfo teamInfo,
        ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        updates.AddedAsync(membersAdded, turnContext.Activity, cancellationToken);

    protected override Task OnTeamsMembersRemovedDispatchAsync(
        IList<ChannelAccount> membersRemoved, TeamInfo teamInfo,
        ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        updates.RemovedAsync(membersRemoved, turnContext.Activity, cancellationToken);

    protected override Task OnTeamsChannelDeletedAsync(
        ChannelInfo channelInfo, TeamInfo teamInfo,
        ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        updates.ChannelDeletedAsync(channelInfo, cancellationToken);

    protected override Task OnTeamsChannelRestoredAsync(
        ChannelInfo channelInfo, TeamInfo teamInfo,
        ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        updates.ChannelRestoredAsync(channelInfo, cancellationToken);

    protected override Task OnTeamsTeamArchivedAsync(
        TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        updates.TeamArchivedAsync(teamInfo, cancellationToken);

    protected override Task OnTeamsTeamUnarchivedAsync(
        TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        updates.TeamRestoredAsync(teamInfo, cancellationToken);

    protected override Task OnTeamsTeamDeletedAsync(
        TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        updates.TeamDeletedAsync(teamInfo, cancellationToken);

    protected override Task OnTeamsTeamHardDeletedAsync(
        TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        updates.TeamDeletedAsync(teamInfo, cancellationToken);

    protected override Task OnTeamsTeamRestoredAsync(
        TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        updates.TeamRestoredAsync(teamInfo, cancellationToken);
}
