using System.Net;

namespace GengoBot.Tests.Polling;

/// <summary>Two bots on one PostgreSQL database look as one, also where no scheduler keeps them apart.</summary>
public sealed class PollReplicaTests
{
    private const string Secret = "0123456789abcdef";

    private const string Path = $"/api/gengo/callbacks/{SharedGengo.Account}/{Secret}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Postgres), MemberType = typeof(TestDatabase))]
    public async Task One_hint_is_looked_into_once(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        await using var gengo = new SharedGengo();
        var clock = new AheadClock();
        await using var first = Replica(clock, gengo, database);
        await using var second = Replica(clock, gengo, database);
        var job = gengo.AddJob();
        await first.FollowAsync(job, account: SharedGengo.Account);
        await Task.WhenAll(first.WorkAsync(), second.WorkAsync());
        Assert.Equal(1, gengo.Sandbox.LooksAt(job));

        for (var round = 2; round < 8; round++)
        {
            await CallAsync(round % 2 == 0 ? first : second, job, "Once.");
            await Task.WhenAll(
                first.WorkAsync(), second.WorkAsync(), Task.Run(first.WorkAsync, Cancel), Task.Run(second.WorkAsync, Cancel));
            Assert.Equal(round, gengo.Sandbox.LooksAt(job));
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Postgres), MemberType = typeof(TestDatabase))]
    public async Task In_a_storm_of_callbacks_repeats_and_forgeries_each_comment_is_told_once(string provider)
    {
        const int Jobs = 6;
        const int Comments = 8;
        await using var database = await TestDatabase.MigratedAsync(provider);
        await using var gengo = new SharedGengo();
        var clock = new AheadClock();
        await using var first = Replica(clock, gengo, database);
        await using var second = Replica(clock, gengo, database);
        BotApp[] replicas = [first, second];
        var jobs = Enumerable.Range(0, Jobs).Select(_ => gengo.AddJob()).ToList();
        foreach (var job in jobs)
        {
            await first.FollowAsync(job, account: SharedGengo.Account);
            await first.FollowAsync(job, "19:others@thread.tacv2", account: SharedGengo.Account);
        }

        await first.WorkAsync();
        var hints = 0;
        var storm = Task.WhenAll(jobs.Select(job => Task.Run(async () =>
        {
            for (var number = 0; number < Comments; number++)
            {
                await gengo.DeskAsync(job, "comment", $"Comment {number}.");
                foreach (var replica in replicas)
                {
                    await CallAsync(replica, job, $"Comment {number}.");
                    Interlocked.Increment(ref hints);
                    Assert.Equal(
                        HttpStatusCode.NotFound,
                        await replica.CallAsync("comment", GengoCalls.Comment(job, "Forged."), new Uri(replica.Callback, Path + "0")));
                }
            }
        }, Cancel)));

        await Task.WhenAll(replicas.Select(replica => Task.Run(async () =>
        {
            do
            {
                await replica.WorkAsync();
            }
            while (!storm.IsCompleted);
        }, Cancel)));
        await storm;
        await first.WorkAsync();
        await second.WorkAsync();

        foreach (var place in (string[])[Following.Place, "19:others@thread.tacv2"])
        {
            var told = await first.ToldAsync(place);
            Assert.All(
                jobs,
                job =>
                    Assert.Equal(
                        Enumerable.Range(0, Comments).Select(static number => $"Comment {number}."),
                        told.Where(one => one.Job == job).Select(static one => one.Fact.Text)));
            Assert.Equal(Jobs * Comments, told.Count);
        }

        Assert.InRange(jobs.Sum(gengo.Sandbox.LooksAt), Jobs, (2 * Jobs) + hints);
        Assert.DoesNotContain(await first.Stored.HintsAsync(), static hint => hint.State != "done");
        Assert.All(await first.Stored.WatchedJobsAsync(), static job => Assert.Equal((0, 0), (job.Hints, job.Failures)));
    }

    private static async Task CallAsync(BotApp app, long job, string words) =>
        Assert.Equal(HttpStatusCode.OK, await app.CallAsync("comment", GengoCalls.Comment(job, words), new Uri(app.Callback, Path)));

    private static BotApp Replica(AheadClock clock, SharedGengo gengo, TestDatabase database) => new(
        clock,
        [
            .. gengo.Settings,
            ($"Gengo:Accounts:{SharedGengo.Account}:CallbackSecret", Secret),
            .. database.Settings,
        ]);
}
