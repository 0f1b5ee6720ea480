using System.Collections.Concurrent;

namespace GengoBot.Tests.Reviews;

/// <summary>
/// The program is killed between every two steps of a write, and started again on the same file. Whatever the moment: the write reaches
/// Gengo at most once, the record says what is true there, the people are told, and the job is free.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    /// <summary>
    /// A lane waits for seconds, as the bot does before it believes that nothing happened, and works for a fraction of one.
    /// </summary>
    private const int Lanes = 8;
    private const int RandomKills = 12;

    private static readonly (string Verb, bool IsTyped)[] Writes =
    [
        ("approve", false), ("revise", false), ("reject", false), ("cancel", false), ("comment", false), ("approve", true), (
            "comment", true),
    ];

    [Fact]
    public async Task Killed_at_any_step_the_bot_tells_the_truth_and_nothing_is_sent_twice()
    {
        var kills = 0;
        var writes = new ConcurrentQueue<(string Verb, bool IsTyped)>(Writes);

        await SideBySideAsync(async lane =>
        {
            while (writes.TryDequeue(out var write))
            {
                var crossing = 0;
                for (; await KillAsync(lane, write, crossing, arrives: false) is { } held; crossing++)
                {
                    Interlocked.Increment(ref kills);
                    if (held.IsUnhandledWrite)
                    {
                        await KillAsync(lane, write, crossing, arrives: true);
                        Interlocked.Increment(ref kills);
                    }
                }

                // A look and a write at least.
                Assert.InRange(crossing, 4, int.MaxValue);
            }
        });

        Assert.InRange(kills, 50, int.MaxValue);
        output.WriteLine($"{kills} kills");
    }

    [Fact]
    public async Task Killed_at_any_moment_too()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        var kills = new ConcurrentQueue<(string Verb, bool IsTyped, TimeSpan Moment)>(Enumerable.Range(0, RandomKills).Select(_ =>
        {
            var (verb, isTyped) = Writes[random.Next(Writes.Length)];
            return (verb, isTyped, TimeSpan.FromMilliseconds(random.Next(80)));
        }));

        await SideBySideAsync(async lane =>
        {
            while (kills.TryDequeue(out var kill))
            {
                await ExplainedAsync($"{kill}, seed {seed}", () => lane.KillAfterAsync(kill.Moment, kill.Verb, kill.IsTyped));
            }
        });
    }

    private static async Task<HeldCrossing?> KillAsync(KillLane lane, (string Verb, bool IsTyped) write, int crossing, bool arrives)
    {
        HeldCrossing? held = null;
        await ExplainedAsync(
            $"{write}, crossing {crossing}, arrives: {arrives}",
            async () => held = await lane.KillAtAsync(crossing, write.Verb, write.IsTyped, arrives));
        return held;
    }

    private static async Task ExplainedAsync(string moment, Func<Task> kill)
    {
        try
        {
            await kill();
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"Killed at {moment}: {failure.Message}", failure);
        }
    }

    private static Task SideBySideAsync(Func<KillLane, Task> run) => Task.WhenAll(Enumerable.Range(0, Lanes).Select(async _ =>
    {
        await using var lane = new KillLane();
        await run(lane);
    }));
}
