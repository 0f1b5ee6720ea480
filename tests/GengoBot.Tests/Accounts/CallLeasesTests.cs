using Gengo;
using GengoBot.Accounts;
using GengoBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace GengoBot.Tests.Accounts;

/// <summary>No key exceeds its requests per minute, over all processes and over restarts.</summary>
public sealed class CallLeasesTests
{
    private const int Limit = 12;
    private const int BackgroundLimit = 7;

    private static readonly GengoOptions Account = new() { PublicKey = "public", RequestsPerMinute = Limit };

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.Zero));

    public static TheoryData<string, int> Runs => [.. TestDatabase.Providers.SelectMany(
        static provider => Enumerable.Range(1, 3).Select(seed => new TheoryDataRow<string, int>(provider.Data, seed)
        {
            Skip = provider.Skip,
        }))];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task No_minute_at_Gengo_holds_more_than_allowed_though_processes_die_and_begin(string provider, int seed)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var random = new Random(seed);
        var processes = Enumerable.Range(0, database.IsPostgres ? 3 : 1).Select(_ => Process(database.Replica())).ToList();
        var db = database.Replica();
        var arrived = new List<DateTimeOffset>();
        var running = new PriorityQueue<(IDisposable Call, CallLeases Process), DateTimeOffset>();

        for (var number = 0; number < 150; number++)
        {
            var one = random.Next(processes.Count);
            var process = processes[one];
            var entering = process.EnterAsync(Account, random.Next(3) == 0 ? BackgroundLimit : Limit, Cancel).AsTask();
            while (await Task.WhenAny(entering, Task.Delay(1, Cancel)) != entering)
            {
                Pass(TimeSpan.FromMilliseconds(random.Next(1, 2_000)));
            }

            // Gengo sees it at some moment before it is over.
            var onItsWay = Account.Timeout * random.NextDouble();
            arrived.Add(_clock.GetUtcNow() + (onItsWay * random.NextDouble()));
            running.Enqueue((await entering, process), _clock.GetUtcNow() + onItsWay);
            Pass(TimeSpan.FromMilliseconds(random.Next(0, 3_000)));
            if (random.Next(15) == 0)
            {
                // It dies: of what it has begun, nobody hears that it is over.
                processes[one] = Process(database.IsPostgres ? database.Replica() : db);
            }
        }

        arrived.Sort();
        Assert.All(arrived.Skip(Limit).Zip(arrived), pair => Assert.True(pair.First - pair.Second >= TimeSpan.FromMinutes(1)));

        void Pass(TimeSpan span)
        {
            _clock.Advance(span);
            while (running.TryPeek(out var over, out var at) && at <= _clock.GetUtcNow())
            {
                running.Dequeue();
                if (processes.Contains(over.Process))
                {
                    over.Call.Dispose();
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task People_never_wait_behind_polls(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var db = database.Replica();
        CallLeases[] processes = [Process(db), Process(db)];
        for (var call = 0; call < BackgroundLimit; call++)
        {
            await processes[call % 2].EnterAsync(Account, BackgroundLimit, Cancel);
        }

        var poll = processes[0].EnterAsync(Account, BackgroundLimit, Cancel).AsTask();
        for (var call = BackgroundLimit; call < Limit; call++)
        {
            await processes[call % 2].EnterAsync(Account, Limit, Cancel);
        }

        Assert.False(poll.IsCompleted);
    }

    [Fact]
    public async Task Without_a_database_a_job_can_be_read()
    {
        await using var database = await TestDatabase.EmptyAsync(StorageOptions.Sqlite);

        using var call = await Process(database.Replica()).EnterAsync(Account, Limit, Cancel);

        Assert.NotNull(call);
    }

    private CallLeases Process(BotDb db) => new(new CallLeaseStore(db, _clock), _clock, NullLogger<CallLeases>.Instance);
}
