using BenchmarkDotNet.Attributes;
using Gengo;
using Gengo.Http;

namespace GengoBot.Benchmarks.Micro;

/// <summary>The three fields with which a call to Gengo is signed.</summary>
public class SigningBenchmarks
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private readonly GengoOptions _options = new() { PublicKey = "public-key-of-the-account", PrivateKey = "private-key-of-the-account" };

    [Benchmark(Description = "Sign a call")]
    public object Sign() => SigningHandler.Sign(_options, Now);
}
