using Gengo;
using GengoBot.Conversations;
using GengoBot.Outbox;
using GengoBot.Storage;
using GengoBot.Watches;
using Microsoft.Extensions.DependencyInjection;

namespace GengoBot.Testing;

/// <summary>Something that a conversation is to be told.</summary>
internal sealed record Told(JobChange Fact, long Job, DateTimeOffset? CallbackAt, DateTimeOffset DueAt);

/// <summary>Conversations that follow jobs, without the command for it; and what is on its way to them.</summary>
internal static class Following
{
    public const string Place = "19:followers@thread.tacv2";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="job">Null: every one.</param>
    public static Task<bool> FollowAsync(
        this BotApp app, long? job, string place = Place, WatchEvents events = WatchEvents.All, string account = "sandbox") =>
        app.FollowAsync(
            job, new Conversation(place, ConversationKind.Channel, app.Teams.ServiceUrl, "msteams", "tenant", "28:gengobot"),
            TestPerson.Chiyo, events, account);

    /// <summary>In a person's own chat.</summary>
    public static Task<bool> FollowAsync(this BotApp app, long? job, Talk chat) =>
        app.FollowAsync(
            job,
            new Conversation(chat.Conversation, ConversationKind.Personal, app.Teams.ServiceUrl, "msteams", chat.Tenant, "28:gengobot"),
            chat.Person, WatchEvents.All, "sandbox");

    /// <summary>In the order in which it will be told.</summary>
    public static async Task<IReadOnlyList<Told>> ToldAsync(this BotApp app, string place = Place)
    {
        var rows = (await app.Stored.MessagesAsync()).Where(message => message.ConversationId == place);
        return [.. rows.Select(static row => new Told(
            JobChange.Parse(row.Body), row.JobId, row.CallbackAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
            DateTimeOffset.FromUnixTimeMilliseconds(row.DueAt)))];
    }

    /// <summary>
    /// The same in short: comments by their words, statuses by theirs, revisions by their number, reminders by how long before.
    /// </summary>
    public static async Task<IReadOnlyList<string>> NewsAsync(this BotApp app, string place = Place) =>
        [.. (await app.ToldAsync(place)).Select(static told => told.Fact switch
    {
        { Kind: JobChangeKind.Comment } comment => comment.Text ?? "",
        { Kind: JobChangeKind.Status } status => status.Status ?? "",
        { Kind: JobChangeKind.Revision } revision => $"revision {revision.Revision}",
        var reminder => reminder.Key.Split(':')[1],
    })];

    public static BotDb Db(this BotApp app) => app.Services.GetRequiredService<BotDb>();

    /// <summary>How often a job was looked at: each look reads its thread once.</summary>
    public static int LooksAt(this Gengo.Sandbox.Sandbox gengo, long job) =>
        gengo.Calls.Count(call => call.Method == "GET" && call.Path.EndsWith($"/job/{job}/comments", StringComparison.Ordinal));

    private static Task<bool> FollowAsync(
        this BotApp app, long? job, Conversation place, TestPerson person, WatchEvents events, string account) =>
        app.Services.GetRequiredService<WatchList>()
            .AddAsync(
                place, account, job is { } one ? new JobId(one) : null, events, new Person(person.Id, person.AadObjectId, person.Name),
                Cancel);
}
