using System.Text.Json.Nodes;
using Gengo;
using GengoBot.Conversations;
using GengoBot.Outbox;
using GengoBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace GengoBot.Testing;

/// <summary>What these tests arrange and look up beside the chat: events of Teams, what looks found, what is on its way.</summary>
internal static class Arranged
{
    public const string Account = "sandbox";
    public const string Team = "19:general@thread.tacv2";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static string Place(this Talk talk) => GengoBot.Conversations.Conversation.PlaceOf(talk.Conversation);

    /// <summary>The watches that would be told of the job now.</summary>
    public static Task<IReadOnlyList<Watch>> WatchersAsync(this BotApp app, long job) =>
        app.Services.GetRequiredService<BotDb>().ReadAsync(session => WatchStore.WatchersAsync(session, Account, new JobId(job)), Cancel);

    /// <summary>Puts a message about a new comment on its way.</summary>
    public static Task<bool> MessageAsync(this BotApp app, Talk talk, long job, string key, DateTimeOffset? heardAt = null)
    {
        var now = DateTimeOffset.UtcNow;
        return app.Services.GetRequiredService<BotDb>().WriteAsync(
            async session =>
            {
                var watch = (await WatchStore.WatchersAsync(session, Account, new JobId(job))).Single(watch => watch.Place == talk.Place());
                return await OutboxStore.AddAsync(
                    session,
                    new OutboxEntry(
                        talk.Place(), Account, new JobId(job), watch.Id, new JobChange(JobChangeKind.Comment, key), heardAt, now), now);
            },
            Cancel);
    }

    /// <summary>An event of a channel or team.</summary>
    public static Task<Reply> HappensAsync(this Talk talk, string eventType, string? team = Team)
    {
        var update = talk.Activity("conversationUpdate");
        update["channelData"] = Data(talk, team);
        update["channelData"]!["eventType"] = eventType; // just written
        update["channelData"]!["channel"] = new JsonObject { ["id"] = talk.Place(), ["name"] = "Renamed" };
        return talk.SendAsync(update);
    }

    public static Task<Reply> InstallationAsync(this Talk talk, string action, string? team = null, Action<JsonObject>? change = null)
    {
        var installation = talk.Activity("installationUpdate");
        installation["action"] = action;
        installation["channelData"] = Data(talk, team);
        change?.Invoke(installation);
        return talk.SendAsync(installation);
    }

    /// <param name="change">membersAdded or membersRemoved.</param>
    public static Task<Reply> BotIsAsync(this Talk talk, string change, string? team = null)
    {
        var update = talk.Activity("conversationUpdate");
        update[change] = new JsonArray(new JsonObject { ["id"] = "28:gengobot" });
        update["channelData"] = Data(talk, team);
        return talk.SendAsync(update);
    }

    /// <summary>Says something in a channel, as Teams sends it: with the team.</summary>
    public static Task<Reply> SayInTeamAsync(this Talk talk, string text, string team = Team) =>
        talk.SayAsync(text, message => message["channelData"] = Data(talk, team));

    private static JsonObject Data(Talk talk, string? team)
    {
        var data = new JsonObject { ["tenant"] = new JsonObject { ["id"] = talk.Tenant } };
        if (team is not null)
        {
            data["team"] = new JsonObject { ["id"] = team, ["name"] = "Localization" };
        }

        return data;
    }
}
