using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Rest;

namespace GengoBot.Teams.Connector;

/// <summary>
/// The three calls that carry almost all messages: post, reply, change. They write an activity with System.Text.Json, not with Newtonsoft
/// as the packages do (docs/decisions/0004-speed.md), and read the code of every shape of refusal. All other calls are the packages'.
/// </summary>
/// <param name="others">The packages' own calls.</param>
internal sealed class ConversationCalls(
    Uri serviceUrl, HttpClient http, IConversations others, OtherAddresses addresses, TimeProvider time) : IConversations
{
    /// <summary>An answer is an id.</summary>
    private const int MaxAnswerBytes = 256 * 1024;

    /// <summary>The body of an answer may take this long once its status is there.</summary>
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(10);

    /// <summary>A card, in most cases.</summary>
    private const int InitialBytes = 12 * 1024;

    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    public Task<HttpOperationResponse<ResourceResponse>> SendToConversationWithHttpMessagesAsync(
        string conversationId, Activity activity, Dictionary<string, List<string>>? customHeaders = null,
        CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, conversationId, null, activity, cancellationToken);

    public Task<HttpOperationResponse<ResourceResponse>> ReplyToActivityWithHttpMessagesAsync(
        string conversationId, string activityId, Activity activity, Dictionary<string, List<string>>? customHeaders = null,
        CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, conversationId, activityId, activity, cancellationToken);

    public Task<HttpOperationResponse<ResourceResponse>> UpdateActivityWithHttpMessagesAsync(
        string conversationId, string activityId, Activity activity, Dictionary<string, List<string>>? customHeaders = null,
        CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Put, conversationId, activityId, activity, cancellationToken);

    public Task<HttpOperationResponse<ConversationsResult>> GetConversationsWithHttpMessagesAsync(
        string continuationToken, Dictionary<string, List<string>>? customHeaders = null,
        CancellationToken cancellationToken = default) =>
        others.GetConversationsWithHttpMessagesAsync(continuationToken, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<ConversationResourceResponse>> CreateConversationWithHttpMessagesAsync(
        ConversationParameters parameters, Dictionary<string, List<string>>? customHeaders = null,
        CancellationToken cancellationToken = default) =>
        others.CreateConversationWithHttpMessagesAsync(parameters, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<ResourceResponse>> SendConversationHistoryWithHttpMessagesAsync(
        string conversationId, Transcript transcript, Dictionary<string, List<string>>? customHeaders = null,
        CancellationToken cancellationToken = default) =>
        others.SendConversationHistoryWithHttpMessagesAsync(conversationId, transcript, customHeaders, cancellationToken);

    public Task<HttpOperationResponse> DeleteActivityWithHttpMessagesAsync(
        string conversationId, string activityId, Dictionary<string, List<string>>? customHeaders = null,
        CancellationToken cancellationToken = default) =>
        others.DeleteActivityWithHttpMessagesAsync(conversationId, activityId, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<IList<ChannelAccount>>> GetConversationMembersWithHttpMessagesAsync(
        string conversationId, Dictionary<string, List<string>>? customHeaders = null,
        CancellationToken cancellationToken = default) =>
        others.GetConversationMembersWithHttpMessagesAsync(conversationId, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<PagedMembersResult>> GetConversationPagedMembersWithHttpMessagesAsync(
        string conversationId, int? pageSize, string continuationToken, Dictionary<string, List<string>>? customHeaders = null,
        CancellationToken cancellationToken = default) =>
        others.GetConversationPagedMembersWithHttpMessagesAsync(
            conversationId, pageSize, continuationToken, customHeaders, cancellationToken);

    public Task<HttpOperationResponse> DeleteConversationMemberWithHttpMessagesAsync(
        string conversationId, string memberId, Dictionary<string, List<string>>? customHeaders = null,
        CancellationToken cancellationToken = default) =>
        others.DeleteConversationMemberWithHttpMessagesAsync(conversationId, memberId, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<IList<ChannelAccount>>> GetActivityMembersWithHttpMessagesAsync(
        string conversationId, string activityId, Dictionary<string, List<string>>? customHeaders = null,
        CancellationToken cancellationToken = default) =>
        others.GetActivityMembersWithHttpMessagesAsync(conversationId, activityId, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<ResourceResponse>> UploadAttachmentWithHttpMessagesAsync(
        string conversationId, AttachmentData attachmentUpload, Dictionary<string, List<string>>? customHeaders = null,
        CancellationToken cancellationToken = default) =>
        others.UploadAttachmentWithHttpMessagesAsync(conversationId, attachmentUpload, customHeaders, cancellationToken);

    private Task<HttpOperationResponse<ResourceResponse>> SendAsync(
        HttpMethod method, string conversationId, string? activityId, Activity activity, CancellationToken cancellationToken)
    {
        var path = $"/v3/conversations/{PathSegment.Of(conversationId)}/activities"
            + (activityId is null ? "" : "/" + PathSegment.Of(activityId));
        return addresses.CallAsync(
            serviceUrl.AbsoluteUri, conversationId,
            root => SendAsync(method, root.TrimEnd('/') + path, activity, cancellationToken));
    }

    private async Task<HttpOperationResponse<ResourceResponse>> SendAsync(
        HttpMethod method, string address, Activity activity, CancellationToken cancellationToken)
    {
        var body = new ArrayBufferWriter<byte>(InitialBytes);
        using (var writer = ActivityJson.Writer(body))
        {
            OutgoingActivity.Write(writer, activity);
        }

        using var request = new HttpRequestMessage(method, address);
        request.Content = new ReadOnlyMemoryContent(body.WrittenMemory) { Headers = { ContentType = Json } };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        using var limit = new CancellationTokenSource(AnswerTime, time);
        return response.IsSuccessStatusCode
            ? new HttpOperationResponse<ResourceResponse> { Body = new ResourceResponse(await ReadIdAsync(response, limit.Token)) }
            : throw await RefusalAsync(response, limit.Token);
    }

    /// <summary>The message was taken; an answer that cannot be read, breaks off or does not end does not undo that.</summary>
    private static async Task<string?> ReadIdAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxAnswerBytes, cancellationToken);
            return ReadId(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }
        catch (Exception unreadable) when (unreadable is JsonException or HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }

    private static string? ReadId(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && reader.ValueTextEquals("id"u8))
            {
                return reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }
        }

        return null;
    }

    /// <summary>As the packages throw it, but without the request: it holds what people wrote.</summary>
    private static async Task<ErrorResponseException> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await response.Content.LoadIntoBufferAsync(MaxAnswerBytes, cancellationToken);
        var content = await response.Content.ReadAsStringAsync(cancellationToken);
        return new ErrorResponseException($"Teams answered {(int)response.StatusCode}.")
        {
            Response = new HttpResponseMessageWrapper(response, content),
            Body = ConnectorError.Read(content),
        };
    }
}
