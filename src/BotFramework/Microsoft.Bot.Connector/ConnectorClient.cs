using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace Microsoft.Bot.Connector;

/// <summary>
/// The connector's calls that a bot needs
/// (https://github.com/microsoft/botframework-sdk/blob/main/specs/botframework-protocol/botframework-channel.json).
/// </summary>
internal sealed class ConnectorClient(ConnectorHttp http)
{
    /// <summary>The client that the adapter left in the turn's state.</summary>
    public static ConnectorClient Of(ITurnContext turnContext)
    {
        ArgumentNullException.ThrowIfNull(turnContext);

        return turnContext.TurnState.Get<ConnectorClient>()
            ?? throw new InvalidOperationException("The turn was not begun by a CloudAdapter: it has no connector.");
    }

    public async Task<ResourceResponse?> SendToConversationAsync(Activity activity, CancellationToken cancellationToken) =>
        await http.SendAsync(HttpMethod.Post, $"{Conversation(activity)}/activities", activity, BotJson.Wire.Activity, BotJson.Wire.ResourceResponse, cancellationToken);

    public async Task<ResourceResponse?> ReplyToActivityAsync(Activity activity, CancellationToken cancellationToken) =>
        await http.SendAsync(HttpMethod.Post, $"{Conversation(activity)}/activities/{Segment(activity.ReplyToId)}", activity, BotJson.Wire.Activity, BotJson.Wire.ResourceResponse, cancellationToken);

    public async Task<ResourceResponse?> UpdateActivityAsync(Activity activity, CancellationToken cancellationToken) =>
        await http.SendAsync(HttpMethod.Put, $"{Conversation(activity)}/activities/{Segment(activity.Id)}", activity, BotJson.Wire.Activity, BotJson.Wire.ResourceResponse, cancellationToken);

    public Task DeleteActivityAsync(string? conversationId, string? activityId, CancellationToken cancellationToken) =>
        http.SendAsync(HttpMethod.Delete, $"{Conversation(conversationId)}/activities/{Segment(activityId)}", BotJson.Wire.ResourceResponse, cancellationToken);

    public async Task<ConversationResourceResponse> CreateConversationAsync(ConversationParameters parameters, CancellationToken cancellationToken) =>
        await http.SendAsync(HttpMethod.Post, "v3/conversations", parameters, BotJson.Wire.ConversationParameters, BotJson.Wire.ConversationResourceResponse, cancellationToken)
        is { Id: not null } created
            ? created
            : throw new ErrorResponseException("The channel opened a conversation without saying which.");

    public Task<TeamsChannelAccount?> GetMemberAsync(string? conversationId, string? userId, CancellationToken cancellationToken) =>
        http.SendAsync(HttpMethod.Get, $"{Conversation(conversationId)}/members/{Segment(userId)}", BotJson.Wire.TeamsChannelAccount, cancellationToken);

    public Task<TeamsPagedMembersResult?> GetPagedMembersAsync(string? conversationId, int? pageSize, string? continuationToken, CancellationToken cancellationToken)
    {
        var query = string.Join('&', new[]
        {
            pageSize is null ? null : $"pageSize={pageSize}",
            continuationToken is null ? null : $"continuationToken={Uri.EscapeDataString(continuationToken)}",
        }.Where(part => part is not null));

        var path = $"{Conversation(conversationId)}/pagedmembers";
        return http.SendAsync(HttpMethod.Get, query.Length == 0 ? path : $"{path}?{query}", BotJson.Wire.TeamsPagedMembersResult, cancellationToken);
    }

    private static string Conversation(Activity activity) => Conversation(activity.Conversation?.Id);

    private static string Conversation(string? id) => $"v3/conversations/{Segment(id)}";

    // Ids hold ':', ';', '@' and '/'. One of dots alone would climb out of its path, escaped or not.
    private static string Segment(string? id) =>
        string.IsNullOrEmpty(id) || id is "." or ".."
            ? throw new ArgumentException("The activity, conversation or member has no usable id.", nameof(id))
            : Uri.EscapeDataString(id);
}
