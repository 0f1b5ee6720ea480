namespace GengoBot.Benchmarks.Load;

/// <summary>
/// Compares the bot's CPU a turn with that of echoes in other libraries, in turns: all check the token of a message, and show the connector
/// one that the login service gave them.
/// </summary>
internal static class PeersRun
{
    private const double Goal = 1.0 / 3;

    private const int WarmUpTurns = 4_000;
    private const int Rounds = 5;
    private const int TurnsARound = 1_000;

    /// <param name="publishedBot">A folder; null publishes the bot of this repository.</param>
    public static async Task RunAsync(string? publishedBot)
    {
        var botFolder = publishedBot ?? await Publishing.PublishAsync("src/GengoBot", "bot");
        var peersFolder = await Publishing.InstallAsync("tests/GengoBot.Benchmarks/Peers", "peers");
        var versions = "`Node.js ${process.version}, ` + JSON.stringify(require('./package.json').dependencies)";
        await Publishing.RunAsync(peersFolder, "node", ["-p", versions]);

        await using var teams = await LocalTeams.StartAsync();
        var data = Directory.CreateTempSubdirectory("gengobot-peers");
        var settings = teams.BotSettings(Path.Combine(data.FullName, "gengobot.db"));
        using var bot = Subject.Start(teams, LocalTeams.Bot, Path.Combine(botFolder, "GengoBot.dll"), settings);
        using var teamsApps = Subject.Start(teams, "teams.apps", Path.Combine(peersFolder, "teams.mjs"), settings);
        using var botbuilder = Subject.Start(teams, "botbuilder", Path.Combine(peersFolder, "botbuilder.mjs"), settings);

        await CompareAsync(bot, [teamsApps, botbuilder], teams);
        data.Delete(recursive: true);
    }

    private static async Task CompareAsync(Subject bot, Subject[] peers, LocalTeams teams)
    {
        Subject[] all = [bot, .. peers];
        foreach (var program in all)
        {
            await program.WarmUpAsync(WarmUpTurns);
            await SeeRefusalsAsync(program, teams);
        }

        var rounds = all.ToDictionary(static program => program, static _ => new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var program in all)
            {
                rounds[program].Add(await program.TurnsAsync(TurnsARound));
            }
        }

        SeeTokensOut(all, teams);
        var better = peers.MinBy(peer => rounds[peer].Average());
        foreach (var peer in peers)
        {
            Report.Compare("CPU a turn, µs", rounds[bot].Average(), peer.Name, rounds[peer].Average(), peer == better ? Goal : null);
        }

        Console.WriteLine($"  rounds: {string.Join("; ", all.Select(program => $"{program.Name} {Report.Listed(rounds[program])}"))}");
    }

    /// <summary>Sees that a program listens to nobody without a token of the issuer's for its own address at the connector.</summary>
    private static async Task SeeRefusalsAsync(Subject program, LocalTeams teams)
    {
        var none = await program.StatusAsync(token: null);
        var forged = await program.StatusAsync(teams.ForgedTokenFor(program.Name));
        var strange = await program.StatusAsync(teams.TokenFor("elsewhere"));
        Console.WriteLine($"{program.Name} answers no token with {none}, a forged one with {forged}, another address's with {strange}.");
        if (none < 400 || forged < 400 || strange < 400)
        {
            throw new InvalidOperationException($"{program.Name} checks too little: nothing was measured.");
        }
    }

    /// <summary>Sees that all replies came with the login service's token.</summary>
    private static void SeeTokensOut(Subject[] programs, LocalTeams teams)
    {
        if (Array.Find(programs, program => teams.RepliesWithTokenOf(program.Name) != teams.RepliesOf(program.Name)) is { } careless)
        {
            throw new InvalidOperationException($"{careless.Name} replied without the login service's token: nothing was measured.");
        }

        Console.WriteLine($"All replies came with a token; the login service was asked for {teams.Logins} by {programs.Length} programs.");
    }
}
