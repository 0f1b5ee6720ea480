using System.Text.Json;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace GengoBot.Bot;

/// <summary>
/// All that differs between our own Bot Framework layer and the real packages: how JSON goes into and comes out of an activity's <c>object</c>
/// values. This is the side of our own layer; see docs/decisions/0001-own-bot-framework.md.
/// </summary>
internal static class Flavour
{
    /// <summary>JSON that is already written, for an attachment's content or an invoke's value: it goes out byte for byte.</summary>
    public static object FromJson(string json) => new RawJson(json);

    /// <summary>Whether tokens of the channel can be checked now: its keys are there, or were to be had.</summary>
    public static Task<bool> HasKeysAsync(BotFrameworkAuthentication authentication, IHttpClientFactory http, IConfiguration configuration, CancellationToken cancellationToken) =>
        ((ConfigurationBotFrameworkAuthentication)authentication).HasKeysAsync(cancellationToken);

    /// <summary>An activity's value as JSON; undefined where there is none.</summary>
    public static JsonElement ToJson(object? value) => value is JsonElement element ? element : default;
}
