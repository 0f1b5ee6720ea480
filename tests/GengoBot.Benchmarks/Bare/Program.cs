using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;

// What the bot is compared with: the least that reads a message and posts a reply. It checks nothing and knows nothing.
var reply = await File.ReadAllBytesAsync(args[0]);
using var connector = new HttpClient(new SocketsHttpHandler { UseCookies = false });

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);

await using var app = builder.Build();
app.Map("/api/messages", async context =>
{
    var message = await JsonSerializer.DeserializeAsync(context.Request.BodyReader, BareJson.Default.Message, context.RequestAborted);
    if (message is null)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return;
    }

    using var content = new ByteArrayContent(reply) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
    var address = $"{message.ServiceUrl}v3/conversations/{Uri.EscapeDataString(message.Conversation.Id)}/activities/{message.Id}";
    using var response = await connector.PostAsync(new Uri(address), content, context.RequestAborted);
    await response.Content.ReadAsByteArrayAsync(context.RequestAborted);
    response.EnsureSuccessStatusCode();
});
await app.RunAsync();

internal sealed record Account(string Id, string? Name, string? AadObjectId);

internal sealed record Conversation(string Id, string? ConversationType, string? TenantId);

internal sealed record Message(
    string Type,
    string Id,
    DateTimeOffset? Timestamp,
    DateTimeOffset? LocalTimestamp,
    string? LocalTimezone,
    string ServiceUrl,
    string ChannelId,
    Account From,
    Conversation Conversation,
    Account Recipient,
    string? Text,
    string? TextFormat,
    string? Locale,
    JsonElement Entities,
    JsonElement ChannelData);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Message))]
internal sealed partial class BareJson : JsonSerializerContext;
