using GengoBot.Conversations;
using GengoBot.Storage;

namespace GengoBot.Benchmarks.Load;

/// <summary>What following very many jobs costs while nothing is due.</summary>
internal static class RestRun
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    /// <param name="publishedBot">A folder; null publishes the bot of this repository.</param>
    public static async Task RunAsync(string? publishedBot)
    {
        var program = Path.Combine(publishedBot ?? await Publishing.PublishAsync("src/GengoBot", "bot"), "GengoBot.dll");
        var empty = await RestAsync(program, watchedJobs: 0);
        await RestAsync(program, watchedJobs: 1);
        var full = await RestAsync(program, watchedJobs: 100_000);
        Console.WriteLine($"Memory over none: {full - empty:F0} MB; goal 20: {(full - empty <= 20 ? "met" : "MISSED")}");
    }

    private static async Task<double> RestAsync(string program, int watchedJobs)
    {
        await using var teams = await LocalTeams.StartAsync();
        await using var database = await MeasuredDatabase.CreateAsync(isPostgres: false);
        await database.FillAsync(db => WatchAsync(db, teams, watchedJobs));
        using var bot = Subject.Start(teams, LocalTeams.Bot, program, database.SettingsFor(teams));
        await bot.FirstTurnAsync();

        // Rest is measured by the clock.
        await Task.Delay(Settling);
        var before = bot.Cpu;
        await Task.Delay(Rest);
        var (megabytes, cpu) = (bot.Megabytes, (bot.Cpu - before) * (TimeSpan.FromMinutes(1) / Rest));
        Console.WriteLine(
            $"{watchedJobs:N0} watched jobs at rest: {megabytes:F0} MB, "
            + $"{cpu.TotalSeconds:F2} s CPU a minute; goal 1 s: {(cpu.TotalSeconds <= 1 ? "met" : "MISSED")}");
        return megabytes;
    }

    private static Task<int> WatchAsync(BotDb db, LocalTeams teams, int jobs) => db.WriteAsync(
        async session =>
        {
            var place = new Conversation(
                "19:measured@thread.tacv2", ConversationKind.Group, teams.ServiceUrl, "msteams", Teams.TenantId, "28:bot");
            await ConversationStore.RememberAsync(session, place);
            var later = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeMilliseconds();
            for (var job = 1; job <= jobs; job++)
            {
                await session.ExecuteAsync(
                    """
                    INSERT INTO watch (conversation_id, account, job_id, events, created_by_id, created_by_name, created_at)
                        VALUES (@Id, 'main', @Job, 'comments,status', '29:1', 'Bertha', 0)
                    """,
                    new { place.Id, Job = (long)job });
                await session.ExecuteAsync(
                    """
                    INSERT INTO watched_job (account, job_id, partition, due_at, poll_interval, polled_at)
                        VALUES ('main', @Job, @Bucket, @later, 3600000, 0)
                    """,
                    new { Job = (long)job, Bucket = (long)(job % 32), later });
            }

            return 0;
        },
        CancellationToken.None);
}
