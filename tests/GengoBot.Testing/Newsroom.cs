using Gengo;
using GengoBot.Conversations;
using GengoBot.Notifications;
using GengoBot.Outbox;
using GengoBot.Storage;
using GengoBot.Watches;
using Microsoft.Extensions.DependencyInjection;

namespace GengoBot.Testing;

/// <summary>A bot with watches and news of its own making: what a look at Gengo would have put on its way.</summary>
internal sealed class Newsroom : IAsyncDisposable
{
    private const string Tenant = "72f988bf-0000-4000-8000-000000000042";

    private readonly TestDatabase _database;
    private readonly List<(string Key, string Value)> _settings;
    private readonly List<BotApp> _dead = [];
    private int _lastFact;

    private Newsroom(TestDatabase database, (string Key, string Value)[] settings)
    {
        _database = database;
        _settings = [.. settings, .. database.Settings];
        App = new BotApp(Clock, [.. _settings]);
        Teams = App.Teams;
    }

    public AheadClock Clock { get; } = new();

    public BotApp App { get; private set; }

    /// <summary>The first one: conversations stay where they are when the bot starts anew.</summary>
    public RecordingTeams Teams { get; }

    private BotDb Db => App.Services.GetRequiredService<BotDb>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Newsroom> OpenAsync(string provider = StorageOptions.Sqlite, params (string Key, string Value)[] settings) =>
        new(await TestDatabase.MigratedAsync(provider), settings);

    public Conversation Channel(string id = "19:news@thread.tacv2") =>
        new(id, ConversationKind.Channel, Teams.ServiceUrl, "msteams", Tenant, "28:gengobot");

    public Conversation Chat(string id = "a:news") =>
        new(id, ConversationKind.Personal, Teams.ServiceUrl, "msteams", Tenant, "28:gengobot");

    /// <summary>Something happened to a job that is watched there, and may be told from now on.</summary>
    public async Task AddAsync(Conversation place, long job, JobChange? fact = null, TimeSpan dueIn = default)
    {
        var watches = App.Services.GetRequiredService<WatchList>();
        await watches.AddAsync(place, "sandbox", new JobId(job), WatchEvents.All, new Person("29:ana", null, "Ana Marin"), Cancel);
        var now = Clock.GetUtcNow();
        await Db.WriteAsync(
            async session =>
            {
                var watch = await Stored.WatchAsync(session, place.Id, job);
                var entry = new OutboxEntry(
                    place.Id, "sandbox", new JobId(job), watch, fact ?? Comment($"Words {_lastFact + 1}"), null, now + dueIn);
                return await OutboxStore.AddAsync(session, entry, now);
            },
            Cancel);
    }

    public JobChange Comment(string text) => new(JobChangeKind.Comment, $"c{++_lastFact}")
    {
        Author = "worker",
        Text = text,
        At = Clock.GetUtcNow(),
    };

    public JobChange Status(string status) => new(JobChangeKind.Status, $"s{++_lastFact}") { Status = status, At = Clock.GetUtcNow() };

    public Task WorkAsync() => App.WorkAsync();

    public Task WorkAsync(TimeSpan later)
    {
        Clock.Ahead += later;
        return WorkAsync();
    }

    /// <summary>Works until nothing can be sent any more, while the clock goes on.</summary>
    public async Task WorkOnAsync(TimeSpan step, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await WorkAsync(step);
        }
    }

    public Task DispatchAsync(Conversation place) => App.Services.GetRequiredService<OutboxDispatcher>().DispatchAsync(place.Id, Cancel);

    /// <summary>All rows in order, as "state attempts error".</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(Conversation place) =>
        [.. (await App.Stored.MessagesAsync()).Where(message => message.ConversationId == place.Id)
        .Select(static row => $"{row.State} {row.Attempts} {row.LastError}".TrimEnd())];

    /// <summary>The titles of the cards posted there and in its threads, in their order.</summary>
    public IReadOnlyList<string> Told(Conversation place) => [.. Teams.Messages
        .Where(message => message.Call == "POST" && message.HasCard && Conversation.PlaceOf(message.Conversation) == place.Id)
        .Select(static message => message.Card.PlainText.Split('\n')[0])];

    /// <summary>The comments told there, in their order.</summary>
    public IReadOnlyList<string> Words(Conversation place) => [.. Teams.Messages
        .Where(message => message.Call == "POST" && message.HasCard && Conversation.PlaceOf(message.Conversation) == place.Id)
        .SelectMany(static message => message.Card.PlainText.Split('\n'))
        .Where(static line => line.StartsWith("> Words ", StringComparison.Ordinal))
        .Select(static line => line["> Words ".Length..])];

    /// <summary>The process loses its database, as if it were dead, and another one begins on it, perhaps with other settings.</summary>
    public async Task RestartAsync(params (string Key, string Value)[] settings)
    {
        await Db.DisposeAsync();
        _dead.Add(App);
        App = new BotApp(Clock, [.. _settings, .. settings]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in _dead.Append(App))
        {
            await app.DisposeAsync();
        }

        await _database.DisposeAsync();
    }
}
