using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using GengoBot.Benchmarks;
using GengoBot.Benchmarks.Load;
using GengoBot.Benchmarks.Micro;

switch (args)
{
    case ["micro"]:
        // In this process: building a program for each benchmark would take longer than measuring.
        var config = DefaultConfig.Instance
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .WithArtifactsPath(Repository.PathOf("artifacts/benchmarks/micro"));
        BenchmarkRunner.Run(
            [
                typeof(ActivityBenchmarks), typeof(DiffBenchmarks), typeof(JobCardBenchmarks), typeof(SigningBenchmarks),
                typeof(TokenBenchmarks),
            ],
            config);
        return 0;

    case ["load" or "click"] or ["load" or "click", _]:
        await LoadRun.RunAsync(args.ElementAtOrDefault(1), clicksOnly: args[0] == "click");
        return 0;

    case ["peers"] or ["peers", _]:
        await PeersRun.RunAsync(args.ElementAtOrDefault(1));
        return 0;

    case ["deliveries"] or ["deliveries", _]:
        await DeliveriesRun.RunAsync(args.ElementAtOrDefault(1));
        return 0;

    case ["rest"] or ["rest", _]:
        await RestRun.RunAsync(args.ElementAtOrDefault(1));
        return 0;

    default:
        await Console.Error.WriteLineAsync("""
            micro          reading an activity, drawing a job card and a difference, signing, checking a token
            load           publishes the bot, a bare endpoint and an echo of the Bot Framework as it comes, and compares them:
                           CPU of a turn and of an approving click, start, memory
            click          the approving click alone
            peers          compares the CPU of a turn with echoes in @microsoft/teams.apps and botbuilder (needs Node.js and npm)
            deliveries     messages a second on SQLite and PostgreSQL (GENGOBOT_TEST_POSTGRES), and a burst
            rest           memory and CPU with none, one and 100,000 watched jobs while nothing is due
            load <folder>, click <folder>, peers <folder>, deliveries <folder>, rest <folder>
                           the same with a bot that was published to that folder
            """);
        return 1;
}
