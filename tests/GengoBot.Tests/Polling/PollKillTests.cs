using System.Diagnostics;

namespace GengoBot.Tests.Polling;

/// <summary>The real program is killed while it looks at a watched job. Its news does not wait until the hold runs out.</summary>
public sealed class PollKillTests(ITestOutputHelper output)
{
    private const string Secret = "0123456789abcdef";

    /// <summary>A dead process's hold would run out after a minute. It takes seconds to find that it is dead.</summary>
    private static readonly TimeSpan SoonEnough = TimeSpan.FromSeconds(25);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Killed_at_a_poll_and_started_again_it_tells_the_news_within_seconds(string provider)
    {
        await using var lane = await Lane.OpenAsync(provider);
        var first = await lane.StartAsync();
        await lane.HoldPollAsync(first);

        await lane.KillAsync(first);
        await lane.StartAsync();

        output.WriteLine($"{await lane.NewsAsync()} after the start");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Postgres), MemberType = typeof(TestDatabase))]
    public async Task Killed_at_a_poll_its_replica_tells_the_news_within_seconds(string provider)
    {
        await using var lane = await Lane.OpenAsync(provider);
        var first = await lane.StartAsync();
        await lane.HoldPollAsync(first);
        await lane.StartAsync();

        await lane.KillAsync(first);

        output.WriteLine($"{await lane.NewsAsync()} after the kill");
    }

    /// <summary>A Gengo and a Teams that live on, and a watched job at whose next poll the bot is stopped.</summary>
    private sealed class Lane(TestDatabase database) : IAsyncDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gengobot-poll-kill-");
        private readonly Crossings _crossings = new();
        private readonly RecordingTeams _teams = new();
        private readonly List<BotProcess> _bots = [];
        private SharedGengo? _gengo;
        private HeldCrossing? _held;

        private SharedGengo Gengo => _gengo ??= new SharedGengo(_crossings);

        public static async Task<Lane> OpenAsync(string provider) => new(await TestDatabase.MigratedAsync(provider));

        public async Task<BotProcess> StartAsync()
        {
            var bot = await BotProcess.StartAsync(
                _folder.FullName,
                _teams,
                [
                    .. Gengo.Settings,
                    .. database.Settings,
                    ($"Gengo:Accounts:{SharedGengo.Account}:CallbackSecret", Secret),
                    ("Notifications:MergeWindow", "00:00:00"),
                ]);
            _bots.Add(bot);
            return bot;
        }

        /// <summary>Comes back when the bot waits for Gengo's answer to a poll that finds a comment.</summary>
        public async Task HoldPollAsync(BotProcess bot)
        {
            var job = Gengo.AddJob();
            await new Talk(bot, "a:ana", "personal", TestPerson.Ana).SayAsync($"watch {job}");
            await Gengo.DeskAsync(job, "comment", "Is it formal?");

            _held = _crossings.HoldAt(0);
            using var hint = new FormUrlEncodedContent([new("comment", GengoCalls.Comment(job, "Is it formal?"))]);
            using var heard = await bot.Http.PostAsync($"/api/gengo/callbacks/{SharedGengo.Account}/{Secret}", hint, Cancel);
            Assert.True(heard.IsSuccessStatusCode);
            await _held.Reached.WaitAsync(SoonEnough, Cancel);
        }

        public async Task KillAsync(BotProcess bot)
        {
            _bots.Remove(bot);
            await bot.DisposeAsync();
            _held?.Cut();
        }

        /// <returns>After what time the comment was told.</returns>
        public async Task<TimeSpan> NewsAsync()
        {
            var watch = Stopwatch.StartNew();
            await _teams.WaitAsync(static message => message.HasCard && message.Card.PlainText.Contains("New comment"))
                .WaitAsync(SoonEnough, Cancel);
            return watch.Elapsed;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var bot in _bots)
            {
                await bot.DisposeAsync();
            }

            await _teams.DisposeAsync();
            if (_gengo is not null)
            {
                await _gengo.DisposeAsync();
            }

            await database.DisposeAsync();
            _folder.Delete(recursive: true);
        }
    }
}
