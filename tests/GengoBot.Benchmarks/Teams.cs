using System.Text;
using GengoBot.Testing;
using Microsoft.IdentityModel.Tokens;

namespace GengoBot.Benchmarks;

/// <summary>What Teams sends: a message in a personal chat, the click that approves a job, and the token that comes with them.</summary>
internal static class Teams
{
    public const string AppId = "5f2bd3a7-0f0c-4c52-8a7d-6a2a4f3d1c10";
    public const string TenantId = "0b0f8f4e-6a0e-4b7b-9d5c-2f1d3c4b5a69";
    public const string KeyId = "benchmark";

    /// <summary>
    /// How many people write and click, each in a conversation of their own: the bot answers one person's messages in order, and posts to
    /// one conversation one at a time.
    /// </summary>
    public const int People = 16;

    /// <summary>What a bot shows the connector: as long as a real one, and nobody checks its signature.</summary>
    public static readonly string ConnectorToken = string.Join(
        '.',
        Base64UrlEncoder.Encode("""{"alg":"RS256","typ":"JWT"}"""),
        Base64UrlEncoder.Encode(
            $$"""{"iss":"login","aud":"{{TokenIssuer.Public}}","appid":"{{AppId}}","padding":"{{new string('p', 480)}}"}"""),
        new string('s', 342));

    private const string Mention =
        $$"""{ "mentioned": { "id": "28:{{AppId}}", "name": "GengoBot" }, "text": "<at>GengoBot</at>", "type": "mention" },""";

    public static string Token(SecurityKey key, string serviceUrl) =>
        TokenIssuer.Sign(TokenIssuer.Claims(TokenIssuer.Public, AppId, serviceUrl, DateTimeOffset.UtcNow), key);

    /// <param name="person">Whose message it is, from 0 to <see cref="People"/> - 1.</param>
    public static byte[] Message(string text, string serviceUrl, int person = 0) => Encoding.UTF8.GetBytes(
        $$"""
        {
          "text": "{{text}}", "textFormat": "plain", "type": "message", "id": "1764000000000",
          {{Common(inChannel: false, person, serviceUrl)}}
        }
        """);

    /// <summary>What somebody types to see a job's card.</summary>
    public static byte[] ShowingMessage(long job, bool inChannel, string serviceUrl) => Encoding.UTF8.GetBytes(
        $$"""
        {
          "text": "<at>GengoBot</at> job {{job}}", "textFormat": "plain", "type": "message", "id": "m:{{job}}",
          {{Common(inChannel, PersonOf(job), serviceUrl, Mention)}}
        }
        """);

    /// <param name="id">Each delivery's own: what comes with the same one is answered from the record.</param>
    /// <param name="seen">The fingerprint that the form carries.</param>
    /// <param name="cardId">The message whose place the form took.</param>
    /// <param name="inChannel">Where everyone sees the job's card, which is then updated, with a line about it.</param>
    public static byte[] ApprovingClick(long id, long job, string seen, string cardId, bool inChannel, string serviceUrl) =>
        Encoding.UTF8.GetBytes(
        $$"""
        {
          "name": "adaptiveCard/action", "type": "invoke", "id": "f:{{id}}", "replyToId": "{{cardId}}",
          "value": {
            "action": {
              "type": "Action.Execute", "title": "Approve", "verb": "approve",
              "data": {
                "job": "{{job}}", "seen": "{{seen}}", "verb": "approve", "rating": "5",
                "translator": "Thank you, this reads well.", "staff": "", "public": "false"
              }
            },
            "trigger": "manual"
          },
          {{Common(inChannel, PersonOf(job), serviceUrl)}}
        }
        """);

    /// <summary>Who sees a job also clicks on it.</summary>
    private static int PersonOf(long job) => (int)(job % People);

    private static string Common(bool inChannel, int person, string serviceUrl, string mention = "") => inChannel
        ? Common("channel", $"19:9b3f1a52c7d84e6f8a0b1c2d3e4f5a@thread.tacv2;messageid=17640000000{person:D2}", person, serviceUrl, mention)
        : Common("personal", $"a:1pL6i0oY3C0K8oAj8F3xk2dTnPtK0OwQ8d5H2qLk1Lp2zQ{person:D2}", person, serviceUrl, mention);

    private static string Common(string conversationType, string conversation, int person, string serviceUrl, string mention) =>
        $$"""
          "timestamp": "2026-11-24T09:00:00.1234567Z",
          "localTimestamp": "2026-11-24T10:00:00.1234567+01:00", "localTimezone": "Europe/Berlin",
          "serviceUrl": "{{serviceUrl}}", "channelId": "msteams",
          "from": {
            "id": "29:1bSnHZ7Js2STWrgk6ScEErLk1Lp2zQuD5H2qQ8dTnPtK0{{person:D2}}", "name": "Bertha Braun",
            "aadObjectId": "8d3c1f9e-5b7a-4e0b-a6f2-9c1d2e3f4a{{person:x2}}"
          },
          "conversation": { "conversationType": "{{conversationType}}", "tenantId": "{{TenantId}}", "id": "{{conversation}}" },
          "recipient": { "id": "28:{{AppId}}", "name": "GengoBot" },
          "entities": [
            {{mention}} { "locale": "en-US", "country": "US", "platform": "Web", "timezone": "Europe/Berlin", "type": "clientInfo" }
          ],
          "channelData": { "tenant": { "id": "{{TenantId}}" } },
          "locale": "en-US", "localTimezoneOffset": "+01:00"
        """;
}
