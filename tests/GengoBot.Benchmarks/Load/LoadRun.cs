namespace GengoBot.Benchmarks.Load;

/// <summary>
/// Compares the bot with the least that could stand in its place, on the same machine, in turns: CPU a turn, the time from the start of the
/// process to the first answer, memory, and what it costs to approve a job. CPU is the process's own, so that what else runs on the machine disturbs it little.
/// </summary>
internal static class LoadRun
{
    private const double CpuGoal = 2.5;
    private const double StartGoal = 1.6;
    private const double ClickGoal = 8;
    private const double MegabytesGoal = 110;

    private const int Starts = 9;
    private const int WarmUpTurns = 8_000;
    private const int Rounds = 5;
    private const int TurnsARound = 2_000;
    private const int WarmUpClicks = 6_000;
    private const int ClickRounds = 9;
    private const int ClicksARound = 1_000;
    private const int AtOnce = 8;

    /// <param name="publishedBot">A folder; null publishes the bot of this repository.</param>
    /// <param name="clicksOnly">Leaves out all but the approving click.</param>
    public static async Task RunAsync(string? publishedBot, bool clicksOnly)
    {
        var botFolder = publishedBot ?? await Publishing.PublishAsync("src/GengoBot", "bot");
        var bareFolder = await Publishing.PublishAsync("tests/GengoBot.Benchmarks/Bare", "bare");

        await using var teams = await LocalTeams.StartAsync();
        var data = Directory.CreateTempSubdirectory("gengobot-load");
        var settings = teams.BotSettings(Path.Combine(data.FullName, "gengobot.db"));
        var replyFile = Repository.PathOf("artifacts/benchmarks/reply.json");
        Subject Bot() => Subject.Start(teams, Path.Combine(botFolder, "GengoBot.dll"), settings);
        Subject Bare() => Subject.Start(teams, Path.Combine(bareFolder, "GengoBot.Benchmarks.Bare.dll"), new Dictionary<string, string>(), replyFile);

        await KeepReplyAsync(Bot, teams, replyFile);
        if (!clicksOnly)
        {
            await CompareStartsAsync(Bot, Bare);
            await CompareLoadAsync(Bot, Bare, teams);
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

        Print("Process start to first answered turn, ms", Median(bots), Median(bares), StartGoal);
        Print("CPU until then, ms", Median(botCpu), Median(bareCpu), null);

        static async Task MeasureAsync(Func<Subject> start, List<double> times, List<double> cpu)
        {
            using var subject = start();
            times.Add((await subject.FirstTurnAsync()).TotalMilliseconds);
            cpu.Add(subject.Cpu.TotalMilliseconds);
        }
    }

    private static async Task CompareLoadAsync(Func<Subject> startBot, Func<Subject> startBare, LocalTeams teams)
    {
        using var bot = startBot();
        using var bare = startBare();
        await bot.FirstTurnAsync();
        await bare.FirstTurnAsync();

        var before = teams.Replies;
        await bot.TurnsAsync(WarmUpTurns, AtOnce);
        await bare.TurnsAsync(WarmUpTurns, AtOnce);

        List<double> bots = [], bares = [];
        for (var round = 0; round < Rounds; round++)
        {
            bots.Add((await bot.TurnsAsync(TurnsARound, AtOnce)).TotalMicroseconds / TurnsARound);
            bares.Add((await bare.TurnsAsync(TurnsARound, AtOnce)).TotalMicroseconds / TurnsARound);
        }

        var expected = 2 * (WarmUpTurns + (Rounds * TurnsARound));
        if (teams.Replies - before != expected || teams.Strays > 0)
        {
            throw new InvalidOperationException($"{teams.Replies - before} replies for {expected} turns, and {teams.Strays} calls elsewhere: nothing was measured.");
        }

        Print("CPU a turn, µs", bots.Average(), bares.Average(), CpuGoal);
        Console.WriteLine($"  rounds: bot {Listed(bots)}; bare {Listed(bares)}");
        var (megabytes, bareMegabytes) = (bot.Megabytes, bare.Megabytes);
        Console.WriteLine($"Working set after the load, MB: bot {megabytes:F0}, bare {bareMegabytes:F0}; goal under {MegabytesGoal:F0}: {Verdict(megabytes < MegabytesGoal)}");
    }

    /// <summary>A bare turn is the measure here too: the click is answered in its own request, after a look at Gengo, the approval and the update of the card.</summary>
    private static async Task CompareClicksAsync(Func<Subject> startBot, Func<Subject> startBare, LocalTeams teams)
    {
        using var bot = startBot();
        using var bare = startBare();
        await bot.FirstTurnAsync();
        await bare.FirstTurnAsync();
        await bare.TurnsAsync(WarmUpTurns, AtOnce);

        // Rounds of both in turn: what else the machine does then disturbs both alike.
        foreach (var inChannel in new[] { false, true })
        {
            var (approved, updates, replies) = (teams.Gengo.Approved, teams.Updates, teams.Replies);
            for (var warm = 0; warm < WarmUpClicks; warm += ClicksARound)
            {
                await bot.ApprovalsAsync(ClicksARound, AtOnce, inChannel);
            }

            List<double> bots = [], bares = [];
            for (var round = 0; round < ClickRounds; round++)
            {
                bots.Add((await bot.ApprovalsAsync(ClicksARound, AtOnce, inChannel)).TotalMicroseconds / ClicksARound);
                bares.Add((await bare.TurnsAsync(TurnsARound, AtOnce)).TotalMicroseconds / TurnsARound);
            }

            var clicks = WarmUpClicks + (ClickRounds * ClicksARound);
            var lines = teams.Replies - replies - clicks - (ClickRounds * TurnsARound);
            if (teams.Gengo.Approved - approved != clicks || teams.Strays > 0 || teams.Updates - updates < clicks || lines != (inChannel ? clicks : 0))
            {
                throw new InvalidOperationException(
                    $"{teams.Gengo.Approved - approved} approvals, {teams.Updates - updates} cards and {lines} lines for {clicks} clicks, and {teams.Strays} calls elsewhere: nothing was measured.");
            }

            Print($"CPU of an approving click{(inChannel ? " in a channel, with the line for everyone" : "")}, µs", bots.Average(), bares.Average(), inChannel ? null : ClickGoal);
            Console.WriteLine($"  rounds: bot {Listed(bots)}; bare {Listed(bares)}");
        }

        Console.WriteLine($"Working set after the clicks, MB: {bot.Megabytes:F0}");
    }

    private static void Print(string what, double bot, double bare, double? goal) => Console.WriteLine(
        $"{what}: bot {bot:F0}, bare {bare:F0}, ratio {bot / bare:F2}" + (goal is { } most ? $"; goal at most {most}: {Verdict(bot / bare <= most)}" : ""));

    private static string Verdict(bool met) => met ? "met" : "MISSED";

    private static string Listed(List<double> values) => string.Join(", ", values.Select(value => $"{value:F0}"));

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
