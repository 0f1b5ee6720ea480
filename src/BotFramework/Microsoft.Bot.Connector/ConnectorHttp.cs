using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector;

/// <summary>One call to a channel: the bot's token, JSON both ways, and a refusal as an exception.</summary>
internal sealed class ConnectorHttp(string serviceUrl, IHttpClientFactory clients, BotTokenSource tokens)
{
    // The longest answer is a page of 500 members.
    private const int MaxAnswerBytes = 4 * 1024 * 1024;

    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    public Task<TAnswer?> SendAsync<TBody, TAnswer>(
        HttpMethod method, string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken) =>
        SendAsync(method, path, JsonSerializer.SerializeToUtf8Bytes(body, bodyType), answerType, cancellationToken);

    public Task<TAnswer?> SendAsync<TAnswer>(HttpMethod method, string path, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken) =>
        SendAsync(method, path, null, answerType, cancellationToken);

    private async Task<TAnswer?> SendAsync<TAnswer>(HttpMethod method, string path, byte[]? body, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken)
    {
        var address = new Uri($"{serviceUrl.TrimEnd('/')}/{path}");
        var token = await tokens.GetTokenAsync(cancellationToken);
        var response = await SendAsync(method, address, body, token, cancellationToken);

        // The token may have been withdrawn before its time; a second refusal is about the bot itself.
        if (response.StatusCode == HttpStatusCode.Unauthorized && token is not null)
        {
            response.Dispose();
            tokens.Forget(token);
            token = await tokens.GetTokenAsync(cancellationToken);
            response = await SendAsync(method, address, body, token, cancellationToken);
        }

        using (response)
        {
            await response.Content.LoadIntoBufferAsync(MaxAnswerBytes, cancellationToken);

            return response.IsSuccessStatusCode
                ? Read(await response.Content.ReadAsByteArrayAsync(cancellationToken), answerType)
                : throw Refusal(response, await response.Content.ReadAsStringAsync(cancellationToken));
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri address, byte[]? body, string? token, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient();
        using var request = new HttpRequestMessage(method, address);

        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = Json } };
        }

        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    // The call was taken; an answer that cannot be read does not undo it.
    private static TAnswer? Read<TAnswer>(byte[] json, JsonTypeInfo<TAnswer> type)
    {
        try
        {
            return json.Length == 0 ? default : JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static ErrorResponseException Refusal(HttpResponseMessage response, string content) =>
        new($"The channel answered {(int)response.StatusCode}.")
        {
            Response = new HttpResponseMessageWrapper(response, content),
            Body = ConnectorError.Read(content),
        };
}
