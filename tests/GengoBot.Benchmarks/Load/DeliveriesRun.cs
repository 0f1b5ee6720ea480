using System.Diagnostics;
using Gengo;
using GengoBot.Conversations;
using GengoBot.Outbox;
using GengoBot.Storage;

namespace GengoBot.Benchmarks.Load;

/// <summary>
/// How many messages that nobody asked for just now the bot delivers a second, and how little one throttled conversation costs the others.
/// </summary>
internal static class DeliveriesRun
{
    private const int Conversations = 200;
    private const int BurstConversations = 40;
    private const int BurstEach = 500 / BurstConversations;

    private static readonly TimeSpan SendTime = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan SlowSendTime = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <param name="publishedBot">A folder; null publishes the bot of this repository.</param>
    public static async Task RunAsync(string? publishedBot)
    {
        var program = Path.Combine(publishedBot ?? await Publishing.PublishAsync("src/GengoBot", "bot"), "GengoBot.dll");
        await DeliverAsync(program, isPostgres: false, processes: 1, SendTime);
        if (MeasuredDatabase.HasPostgres)
        {
            await CompareAsync(program, SendTime, goal: 1);
            await CompareAsync(program, SlowSendTime, goal: 1.9);
        }
        else
        {
            Console.WriteLine($"{MeasuredDatabase.Variable} names no PostgreSQL: measured on SQLite alone.");
        }

        await BurstAsync(program);
    }

    private static async Task CompareAsync(string program, TimeSpan sendTime, double goal)
    {
        var one = await DeliverAsync(program, isPostgres: true, processes: 1, sendTime);
        var ratio = await DeliverAsync(program, isPostgres: true, processes: 2, sendTime) / one;
        Console.WriteLine(
            $"Two processes to one, {sendTime.TotalMilliseconds} ms a send: {ratio:F2}; "
            + $"goal {goal}: {(ratio >= goal ? "met" : "MISSED")}");
    }

    private static async Task<double> DeliverAsync(string program, bool isPostgres, int processes, TimeSpan sendTime)
    {
        await using var teams = await LocalTeams.StartAsync();
        await using var database = await MeasuredDatabase.CreateAsync(isPostgres);
        teams.SendTime = sendTime;
        var each = sendTime == SendTime ? 300 : 100;
        await database.FillAsync(db => PutAsync(db, teams, Conversations, each));

        var settings = database.SettingsFor(teams, ("Notifications__PerSecond", "1000"), ("Notifications__Per30Seconds", "30000"));
        var bots = Enumerable.Range(0, processes).Select(_ => Subject.Start(teams, LocalTeams.Bot, program, settings)).ToList();
        try
        {
            // From the half on: until then processes start, and their code is compiled, twice where they are two.
            await teams.RepliesAsync(Conversations * each / 2, Patience);
            var (from, cpu, commits, watch) = (teams.Replies, CpuOf(bots), await database.CommitsAsync(), Stopwatch.StartNew());
            await teams.RepliesAsync(Conversations * each * 7 / 8, Patience);
            var (count, elapsed) = (teams.Replies - from, watch.Elapsed);
            Console.WriteLine(
                $"Deliveries a second, {(isPostgres ? "PostgreSQL" : "SQLite")}, {processes} process(es), "
                + $"{sendTime.TotalMilliseconds} ms a send: {count / elapsed.TotalSeconds:F0}; one takes "
                + $"{(CpuOf(bots) - cpu).TotalMicroseconds / count:F0} µs of the bots' CPU"
                + (isPostgres ? $", {(double)(await database.CommitsAsync() - commits) / count:F1} transactions" : ""));
            return count / elapsed.TotalSeconds;
        }
        finally
        {
            bots.ForEach(static bot => bot.Dispose());
        }
    }

    private static TimeSpan CpuOf(List<Subject> bots) => bots.Aggregate(TimeSpan.Zero, static (sum, bot) => sum + bot.Cpu);

    private static async Task BurstAsync(string program)
    {
        foreach (var throttled in new[] { false, true })
        {
            await using var teams = await LocalTeams.StartAsync();
            await using var database = await MeasuredDatabase.CreateAsync(isPostgres: false);
            teams.SendTime = SendTime;
            teams.Throttled = throttled ? ConversationId(0) : null;
            await database.FillAsync(db => PutAsync(db, teams, BurstConversations, BurstEach));

            using var bot = Subject.Start(teams, LocalTeams.Bot, program, database.SettingsFor(teams));
            await teams.RepliesAsync(1, Patience);
            var watch = Stopwatch.StartNew();
            await teams.RepliesAsync((BurstConversations - (throttled ? 1 : 0)) * BurstEach, Patience);
            Console.WriteLine(
                $"A burst over {BurstConversations} conversations, "
                + $"{(throttled ? "one of them throttled: the others" : "none throttled: all")} have theirs "
                + $"after {watch.Elapsed.TotalSeconds:F1} s");
        }
    }

    private static string ConversationId(int number) => $"19:measured-{number}@thread.tacv2";

    /// <summary>Comments on jobs whose cards stand there, so that each is one post.</summary>
    private static Task<int> PutAsync(BotDb db, LocalTeams teams, int conversations, int each) => db.WriteAsync(
        async session =>
        {
            var now = DateTimeOffset.UtcNow;
            for (var number = 0; number < conversations; number++)
            {
                var place = new Conversation(
                    ConversationId(number), ConversationKind.Group, teams.ServiceUrl, "msteams", Teams.TenantId, "28:bot");
                await ConversationStore.RememberAsync(session, place);
                for (var message = 0; message < each; message++)
                {
                    var job = new JobId(1_000_000 + (number * 1_000) + message);
                    await session.ExecuteAsync(
                        """
                        INSERT INTO shown_job (thread_id, account, job_id, card_id, shown_at, conversation_id)
                            VALUES (@Id, 'main', @Job, 'card', @At, @Id)
                        """,
                        new { place.Id, Job = job.Value, At = now.ToUnixTimeMilliseconds() });
                    var fact = new JobChange(JobChangeKind.Comment, $"c{message}")
                    {
                        Author = "worker",
                        Text = "Is this the name of a product?",
                    };
                    await OutboxStore.AddAsync(session, new OutboxEntry(place.Id, "main", job, 1, fact, null, now), now);
                }
            }

            return 0;
        },
        CancellationToken.None);
}
