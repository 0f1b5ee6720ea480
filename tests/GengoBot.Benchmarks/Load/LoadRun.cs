namespace GengoBot.Benchmarks.Load;

/// <summary>
/// Compares the bot with the least that could stand in its place, and with an echo of the Bot Framework as it comes, on the same machine
/// and in turns: CPU a turn, the time from process start to the first answer, memory, and what an approved job costs. CPU is the process's
/// own, so that what else runs on the machine disturbs it little.
/// </summary>
internal static class LoadRun
{
    private const double TurnGoal = 3.0;
    private const double StockGoal = 1.0 / 40;
    private const double StartGoal = 2.0;
    private const double ClickGoal = 9;
    private const double MegabytesGoal = 125;

    private const int Starts = 9;
    private const int WarmUpTurns = 8_000;
    private const int Rounds = 5;
    private const int TurnsARound = 2_000;
    private const int WarmUpClicks = 6_000;
    private const int ClickRounds = 9;
    private const int ClicksARound = 1_000;

    // A stock turn costs 10 to 15 ms.
    private const int StockWarmUpTurns = 200;
    private const int StockTurnsARound = 100;

    /// <param name="publishedBot">A folder; null publishes the bot of this repository.</param>
    /// <param name="clicksOnly">Leaves out all but the approving click.</param>
    public static async Task RunAsync(string? publishedBot, bool clicksOnly)
    {
        var botFolder = publishedBot ?? await Publishing.PublishAsync("src/GengoBot", "bot");
        var bareFolder = await Publishing.PublishAsync("tests/GengoBot.Benchmarks/Bare", "bare");
        var stockFolder = clicksOnly ? "" : await Publishing.PublishAsync("tests/GengoBot.Benchmarks/Stock", "stock");

        await using var teams = await LocalTeams.StartAsync();
        var data = Directory.CreateTempSubdirectory("gengobot-load");
        var settings = teams.BotSettings(Path.Combine(data.FullName, "gengobot.db"));
        var replyFile = Repository.PathOf("artifacts/benchmarks/reply.json");
        Subject Bot() => Subject.Start(teams, LocalTeams.Bot, Path.Combine(botFolder, "GengoBot.dll"), settings);
        Subject Bare() => Subject.Start(teams, "bare", Path.Combine(bareFolder, "GengoBot.Benchmarks.Bare.dll"), arguments: [replyFile]);
        Subject Stock() => Subject.Start(teams, "stock", Path.Combine(stockFolder, "GengoBot.Benchmarks.Stock.dll"), withToken: false);

        await KeepReplyAsync(Bot, teams, replyFile);
        if (!clicksOnly)
        {
            await CompareStartsAsync(Bot, Bare);
            await CompareTurnsAsync(Bot, Bare, Stock);
        }

        await CompareClicksAsync(Bot, Bare, teams);
        data.Delete(recursive: true);
    }

    /// <summary>The bare one posts what the bot posts; what comes out of the disk's cache does so for both.</summary>
    private static async Task KeepReplyAsync(Func<Subject> startBot, LocalTeams teams, string replyFile)
    {
        using var bot = startBot();
        await bot.FirstTurnAsync();
        await File.WriteAllBytesAsync(replyFile, teams.Reply);
        Console.WriteLine($"The reply has {teams.Reply.Length:N0} bytes; {Environment.ProcessorCount} processors.");
    }

    private static async Task CompareStartsAsync(Func<Subject> startBot, Func<Subject> startBare)
    {
        List<double> bots = [], bares = [], botCpu = [], bareCpu = [];
        for (var i = 0; i < Starts; i++)
        {
            await MeasureAsync(startBot, bots, botCpu);
            await MeasureAsync(startBare, bares, bareCpu);
        }

        Report.Compare("Process start to first answered turn, ms", Median(bots), "bare", Median(bares), StartGoal);
        Report.Compare("CPU until then, ms", Median(botCpu), "bare", Median(bareCpu), goal: null);

        static async Task MeasureAsync(Func<Subject> start, List<double> times, List<double> cpu)
        {
            using var subject = start();
            times.Add((await subject.FirstTurnAsync()).TotalMilliseconds);
            cpu.Add(subject.Cpu.TotalMilliseconds);
        }
    }

    private static async Task CompareTurnsAsync(Func<Subject> startBot, Func<Subject> startBare, Func<Subject> startStock)
    {
        using var bot = startBot();
        using var bare = startBare();
        using var stock = startStock();
        await bot.WarmUpAsync(WarmUpTurns);
        await bare.WarmUpAsync(WarmUpTurns);
        await stock.WarmUpAsync(StockWarmUpTurns);

        List<double> bots = [], bares = [], stocks = [];
        for (var round = 0; round < Rounds; round++)
        {
            bots.Add(await bot.TurnsAsync(TurnsARound));
            bares.Add(await bare.TurnsAsync(TurnsARound));
            stocks.Add(await stock.TurnsAsync(StockTurnsARound));
        }

        Report.Compare("CPU a turn, µs", bots.Average(), "bare", bares.Average(), TurnGoal);
        Report.Compare("CPU a turn, µs", bots.Average(), "stock", stocks.Average(), StockGoal);
        Console.WriteLine($"  rounds: bot {Report.Listed(bots)}; bare {Report.Listed(bares)}; stock {Report.Listed(stocks)}");
        Console.WriteLine(
            $"Working set after the load, MB: bot {bot.Megabytes:F0}, bare {bare.Megabytes:F0}, stock {stock.Megabytes:F0}; "
            + $"goal at most {MegabytesGoal:F0}: {Report.Verdict(bot.Megabytes <= MegabytesGoal)}");
    }

    /// <summary>
    /// Compares with a bare turn here too: the click is answered in its own request, after a look at Gengo, the approval and the update of
    /// the card.
    /// </summary>
    private static async Task CompareClicksAsync(Func<Subject> startBot, Func<Subject> startBare, LocalTeams teams)
    {
        using var bot = startBot();
        using var bare = startBare();
        await bot.FirstTurnAsync();
        await bare.WarmUpAsync(WarmUpTurns);

        // Rounds of both in turn: what else the machine does then disturbs both alike.
        foreach (var inChannel in new[] { false, true })
        {
            var (approved, updates, replies) = (teams.Gengo.Approved, teams.Updates, teams.Replies);
            for (var warm = 0; warm < WarmUpClicks; warm += ClicksARound)
            {
                await bot.ApprovalsAsync(ClicksARound, inChannel);
            }

            List<double> bots = [], bares = [];
            for (var round = 0; round < ClickRounds; round++)
            {
                bots.Add(await bot.ApprovalsAsync(ClicksARound, inChannel));
                bares.Add(await bare.TurnsAsync(TurnsARound));
            }

            var clicks = WarmUpClicks + (ClickRounds * ClicksARound);
            var lines = teams.Replies - replies - clicks;
            var (approvals, cards) = (teams.Gengo.Approved - approved, teams.Updates - updates);
            if (approvals != clicks || cards < clicks || lines != (inChannel ? clicks : 0) || teams.Strays > 0)
            {
                throw new InvalidOperationException(
                    $"{approvals} approvals, {cards} cards and {lines} lines for {clicks} clicks, {teams.Strays} calls elsewhere: "
                    + "nothing was measured.");
            }

            var where = inChannel ? " in a channel, with the line for everyone" : "";
            double? goal = inChannel ? null : ClickGoal;
            Report.Compare($"CPU of an approving click{where}, µs", bots.Average(), "bare turn", bares.Average(), goal);
            Console.WriteLine($"  rounds: bot {Report.Listed(bots)}; bare {Report.Listed(bares)}");
        }

        Console.WriteLine($"Working set after the clicks, MB: {bot.Megabytes:F0}");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
