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
    private const int Lanes = 2;
    private const int RandomKills = 4;

    /// <summary>A decision that is clicked and words that are typed: between them they take each step there is.</summary>
    private static readonly (string Verb, bool IsTyped)[] AtEachStep = [("approve", false), ("comment", true)];

    /// <summary>The others take the same steps, and each sends something else.</summary>
    private static readonly (string Verb, bool IsTyped)[] AtTheWrite =
        [("revise", false), ("reject", false), ("cancel", false), ("comment", false), ("approve", true)];

    [Fact]
    public async Task Killed_at_any_step_the_bot_tells_the_truth_and_nothing_is_sent_twice()
    {
        var steps = 0;
        await SideBySideAsync(AtEachStep, async (lane, write) =>
        {
            var crossing = 0;
            for (; await KillAsync(lane, write, At(crossing), arrives: false) is { } held; crossing++)
            {
                if (held.IsUnhandledWrite)
                {
                    await KillAsync(lane, write, At(crossing), arrives: true);
                }
            }

            Interlocked.Add(ref steps, crossing);
        });

        // A look and a write at least, each before Gengo handles it and after.
        Assert.InRange(steps, 4 * AtEachStep.Length, int.MaxValue);
        output.WriteLine($"{steps} steps");

        static Func<Crossings, HeldCrossing> At(int crossing) => crossings => crossings.HoldAt(crossing);
    }

    [Fact]
    public async Task Killed_at_the_write_itself_whatever_it_is()
    {
        await SideBySideAsync(AtTheWrite, static async (lane, write) =>
        {
            foreach (var isHandled in (bool[])[false, true])
            {
                Assert.NotNull(await KillAsync(lane, write, crossings => crossings.HoldWrite(isHandled), arrives: isHandled));
            }
        });
    }

    [Fact]
    public async Task Killed_at_any_moment_too()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        var kills = random.GetItems([.. AtEachStep, .. AtTheWrite], RandomKills)
            .Select(write => (write.Verb, write.IsTyped, Moment: TimeSpan.FromMilliseconds(random.Next(80))));

        await SideBySideAsync(
            kills, (lane, kill) =>
                ExplainedAsync(() => $"{kill}, seed {seed}", () => lane.KillAfterAsync(kill.Moment, kill.Verb, kill.IsTyped)));
    }

    private static async Task<HeldCrossing?> KillAsync(
        KillLane lane, (string Verb, bool IsTyped) write, Func<Crossings, HeldCrossing> hold, bool arrives)
    {
        HeldCrossing? held = null;
        await ExplainedAsync(
            () => $"{write} at {held}, arrives: {arrives}",
            async () => await lane.KillAtAsync(crossings => held = hold(crossings), write.Verb, write.IsTyped, arrives));
        return held is { Reached.IsCompleted: true } ? held : null;
    }

    private static async Task ExplainedAsync(Func<string> moment, Func<Task> kill)
    {
        try
        {
            await kill();
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"Killed: {moment()}: {failure.Message}", failure);
        }
    }

    private static Task SideBySideAsync<T>(IEnumerable<T> all, Func<KillLane, T, Task> run)
    {
        var left = new ConcurrentQueue<T>(all);
        return Task.WhenAll(Enumerable.Range(0, Lanes).Select(async _ =>
        {
            await using var lane = new KillLane();
            while (left.TryDequeue(out var next))
            {
                await run(lane, next);
            }
        }));
    }
}
