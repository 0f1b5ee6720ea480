using System.Text.RegularExpressions;
using Gengo;
using GengoBot.Conversations;
using GengoBot.Outbox;

namespace GengoBot.Tests.Scheduler;

/// <summary>Processes of the real program on one database, with messages to deliver, and the Teams that takes them.</summary>
internal sealed partial class Fleet : IAsyncDisposable
{
    private const int Places = 40;
    private const int InHand = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gengobot-fleet-");
    private readonly RecordingTeams _teams = new();
    private readonly SharedGengo _gengo = new();
    private readonly TestDatabase _database;
    private readonly List<BotProcess> _bots = [];
    private TaskCompletionSource? _held;
    private int _put;

    private Fleet(TestDatabase database) => _database = database;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Fleet> OpenAsync(string provider) => new(await TestDatabase.MigratedAsync(provider));

    /// <summary>Starts one that is at work when this comes back.</summary>
    public async Task<BotProcess> StartAsync()
    {
        if (!_database.IsPostgres)
        {
            // The file is for one process at a time, and the test is another one.
            await _database.StopAsync();
        }

        var bot = await BotProcess.StartAsync(
            _folder.FullName,
            _teams,
            [
                .. _gengo.Settings,
                .. _database.Settings,
                ("Notifications:PerSecond", "1000"),
                ("Notifications:Per30Seconds", "30000"),
            ]);
        _bots.Add(bot);
        using var patience = new CancellationTokenSource(Patience);

        // Another process does not say when it is ready: it is asked, for so long at most.
        while (!await IsAtWorkAsync(bot, patience.Token))
        {
            await Task.Delay(50, patience.Token);
        }

        return bot;
    }

    /// <summary>A busy machine's bot may say at first that it is not ready.</summary>
    private static async Task<bool> IsAtWorkAsync(BotProcess bot, CancellationToken patience)
    {
        using var answer = await bot.Http.GetAsync("/readyz", patience);
        return (await answer.Content.ReadAsStringAsync(patience)).Contains("\"scheduler\":\"running\"", StringComparison.Ordinal);
    }

    /// <summary>As <c>kill -9</c> does.</summary>
    public async Task KillAsync(BotProcess bot)
    {
        _bots.Remove(bot);
        await bot.DisposeAsync();
    }

    /// <summary>So many more messages for each place, each about a job of its own.</summary>
    public async Task PutAsync(int each)
    {
        var db = _database.Replica();
        var first = _put;
        _put += each;
        await db.WriteAsync(
            async session =>
            {
                for (var place = 0; place < Places; place++)
                {
                    var conversation = new Conversation(
                        $"19:place-{place}@thread.tacv2", ConversationKind.Group, _teams.ServiceUrl, "msteams", null, "28:gengobot");
                    await ConversationStore.RememberAsync(session, conversation);
                    await Stored.AddWatchOfAllAsync(session, conversation.Id, SharedGengo.Account);
                    for (var number = first; number < _put; number++)
                    {
                        var fact = new JobChange(JobChangeKind.Comment, $"c{number}")
                        {
                            Author = "worker",
                            Text = $"Message {place}x{number}.",
                        };
                        var job = new JobId(1_000_000 + (place * 1_000) + number);
                        var now = DateTimeOffset.UtcNow;
                        Assert.True(
                            await OutboxStore.AddAsync(
                                session, new OutboxEntry(conversation.Id, SharedGengo.Account, job, 1, fact, null, now), now));
                    }
                }

                return 0;
            },
            Cancel);
    }

    /// <summary>
    /// Lets some through, each with a pause; the answers to the next ones are kept back, so that their senders have them in hand.
    /// </summary>
    /// <returns>When some are.</returns>
    public async Task HoldAfterAsync(int count)
    {
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var held = _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var before = _teams.Messages.Count;
        var inHand = 0;
        _teams.Held = async _ =>
        {
            if (_teams.Messages.Count - before > count && !held.Task.IsCompleted)
            {
                if (Interlocked.Increment(ref inHand) >= InHand)
                {
                    enough.TrySetResult();
                }

                await held.Task;
            }
            else
            {
                await Task.Delay(5); // what Teams takes for an answer, so that several are on their way at once
            }
        };
        await enough.Task.WaitAsync(Patience, Cancel);
    }

    public void GoOn() => _held?.TrySetResult();

    public void SlowDown(TimeSpan pause) => _teams.Held = _ => Task.Delay(pause);

    /// <summary>Waits until some more have come.</summary>
    public async Task ArriveAsync(int more)
    {
        var before = _teams.Messages.Count;
        await WaitAsync(() => _teams.Messages.Count >= before + more);
    }

    /// <summary>Nothing is lost, nothing out of order, and twice at most what was in somebody's hands.</summary>
    /// <param name="twice">Whether anything may be.</param>
    /// <returns>How many came twice.</returns>
    public async Task<int> ShouldHaveAllAsync(bool twice)
    {
        await WaitAsync(() => Told().Distinct().Count() == Places * _put);
        await WaitUntilQuietAsync();

        var told = Told();
        foreach (var place in told.Distinct().GroupBy(static message => message.Place))
        {
            Assert.Equal(Enumerable.Range(0, _put), place.Select(static message => message.Number));
        }

        // A lane's sender has one message in hand.
        var repeats = told.GroupBy(static message => message)
            .Select(static same => (same.Key.Place, Repeats: same.Count() - 1))
            .GroupBy(static message => message.Place, static message => message.Repeats);
        Assert.All(repeats, place => Assert.InRange(place.Sum(), 0, twice ? 1 : 0));
        return told.Count - told.Distinct().Count();
    }

    public async ValueTask DisposeAsync()
    {
        GoOn();
        foreach (var bot in _bots)
        {
            await bot.DisposeAsync();
        }

        await _teams.DisposeAsync();
        await _gengo.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>In the order of their coming.</summary>
    private List<(int Place, int Number)> Told() => [.. _teams.Messages
        .Where(static message => message.Call == "POST")
        .Select(static message => Words().Match(message.Activity.GetRawText()))
        .Where(static words => words.Success)
        .Select(static words => (int.Parse(words.Groups[1].ValueSpan, null), int.Parse(words.Groups[2].ValueSpan, null)))];

    /// <summary>Until no process has anything in hand any more.</summary>
    private async Task WaitUntilQuietAsync()
    {
        if (_database.IsPostgres)
        {
            var db = _database.Replica();
            using var patience = new CancellationTokenSource(Patience);

            // Nor when its last row is written.
            while ((await new Stored(db).MessagesAsync()).Any(static message => message.State == "pending"))
            {
                await Task.Delay(50, patience.Token);
            }
        }
    }

    private static async Task WaitAsync(Func<bool> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(Patience);
        while (!condition())
        {
            await Task.Delay(20, patience.Token);
        }
    }

    [GeneratedRegex(@"Message (\d+)x(\d+)\.")]
    private static partial Regex Words();
}
