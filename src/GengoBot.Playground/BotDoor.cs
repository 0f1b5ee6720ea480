using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GengoBot.Playground;

/// <summary>Sends activities to the bot as Teams does, over HTTP, but to this server and without a token.</summary>
internal sealed class BotDoor(HttpClient http)
{
    /// <summary>Teams waits 10 to 15 seconds for an answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private const int MaxTextChars = 600;

    public async Task<BotAnswer> SendAsync(Uri origin, JsonObject activity, CancellationToken cancellationToken)
    {
        try
        {
            using var body = new StringContent(activity.ToJsonString(), Encoding.UTF8, MediaTypeNames.Application.Json);
            using var response = await http.PostAsync(new Uri(origin, "/api/messages"), body, cancellationToken);
            return Read((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (HttpRequestException unreachable)
        {
            return new BotAnswer(StatusCodes.Status502BadGateway, Text: $"nobody there ({unreachable.HttpRequestError})");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new BotAnswer(StatusCodes.Status504GatewayTimeout, Text: "no answer in time");
        }
    }

    private static BotAnswer Read(int status, string body)
    {
        if (string.IsNullOrWhiteSpace(body))
        {
            return new BotAnswer(status);
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            return new BotAnswer(status, document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return new BotAnswer(status, Text: body.Length > MaxTextChars ? body[..MaxTextChars] : body);
        }
    }
}
