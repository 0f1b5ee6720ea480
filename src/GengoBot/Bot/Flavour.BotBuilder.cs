using System.Text.Json;
using Microsoft.Bot.Connector.Authentication;
using Newtonsoft.Json.Linq;

namespace GengoBot.Bot;

/// <summary>The side of the real Bot Framework packages, which carry JSON as Newtonsoft's types. Compiled with UseBotBuilder=true.</summary>
internal static class Flavour
{
    /// <summary>JSON that is already written: it goes out byte for byte.</summary>
    public static object FromJson(string json) => new JRaw(json);

    private const string Metadata = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    private static bool _hadKeys;

    /// <summary>Whether tokens of the channel can be checked now. The packages keep their keys to themselves, so it is asked once whether they are to be had.</summary>
    public static async Task<bool> HasKeysAsync(BotFrameworkAuthentication authentication, IHttpClientFactory http, IConfiguration configuration, CancellationToken cancellationToken)
    {
        if (!_hadKeys)
        {
            var address = configuration["ToBotFromChannelOpenIdMetadataUrl"] is { Length: > 0 } own ? own : Metadata;
            using var answer = await http.CreateClient("metadata").GetAsync(new Uri(address), cancellationToken);
            _hadKeys = answer.IsSuccessStatusCode;
        }

        return _hadKeys;
    }

    /// <summary>An activity's value as JSON; undefined where there is none.</summary>
    public static JsonElement ToJson(object? value)
    {
        if (value is not JToken token)
        {
            return default;
        }

        using var document = JsonDocument.Parse(token.ToString());
        return document.RootElement.Clone();
    }
}
