using Gengo;
using GengoBot.Accounts;
using GengoBot.Conversations;
using GengoBot.Jobs;
using GengoBot.Writes;
using Microsoft.Extensions.DependencyInjection;

namespace GengoBot.Tests.Jobs;

/// <summary>A job to draw, of an account that is never asked.</summary>
internal static class Samples
{
    private static readonly GengoClient Client = new ServiceCollection()
        .AddLogging()
        .AddGengo().Services
        .BuildServiceProvider()
        .GetRequiredService<GengoClientFactory>()
        .Create("sandbox");

    public static Job Job() => new()
    {
        Id = new JobId(42),
        Slug = "Lumen One: product page",
        Source = "Meet Lumen One.\n\nNo app needed.",
        Translation = "Entdecken Sie Lumen One.\n\nKeine App nötig.",
        SourceLanguage = "en",
        TargetLanguage = "de",
        UnitCount = 6,
        UnitType = "word",
        Tier = "pro",
        Price = new Money(0.72m, "EUR"),
        Status = JobStatus.Reviewable,
        OrderedAt = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero),
    };

    public static JobView View(Job job) => new(job, new GengoAccount("sandbox", Client, IsSandbox: true, TimeSpan.FromDays(5)));

    /// <summary>Something that a person did to job 42.</summary>
    public static JobWrite Done(string kind, string person, DateTimeOffset at) => new(
        1, 1, "main", new JobId(42), kind, new Person("29:x", null, person), "a:1", Fingerprint: null, "REF", WriteState.Done, Result: null,
        Evidence: null, at, at);
}
