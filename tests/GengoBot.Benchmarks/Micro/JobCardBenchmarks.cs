using BenchmarkDotNet.Attributes;
using Gengo;
using GengoBot.Accounts;
using GengoBot.Jobs;

namespace GengoBot.Benchmarks.Micro;

/// <summary>The card of a job that waits for its review, with texts of some paragraphs.</summary>
public class JobCardBenchmarks
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    // The card shows the account's name; nothing here calls Gengo, so there is no client.
    private readonly JobView _view = new(AJob(), new GengoAccount("main", null!, IsSandbox: false, TimeSpan.FromDays(5)))
    {
        Revisions = 2,
        NewestRevision = Now.AddHours(-7),
        Comments = 3,
    };

    [Benchmark(Description = "Draw a job card")]
    public object Draw() => JobCard.For(_view, Role.Admin, Now);

    private static Job AJob() => new()
    {
        Id = new JobId(42),
        OrderId = 4242,
        Slug = "Newsletter, autumn [draft]",
        Source = Paragraphs("The new edition is out. It has *all* that readers asked for, and costs < 10 {{currency}} as before."),
        Translation = Paragraphs(
            "Die neue Ausgabe ist da. Sie enthält *alles*, worum Leser baten, und kostet wie bisher < 10 {{currency}}."),
        SourceLanguage = "en",
        TargetLanguage = "de",
        UnitCount = 108,
        UnitType = "word",
        Tier = "standard",
        Price = new Money(5.40m, "USD"),
        Status = JobStatus.Reviewable,
        OrderedAt = Now.AddDays(-1),
        CaptchaUrl = new Uri("https://api.example/captcha/42"),
    };

    private static string Paragraphs(string sentence) => string.Join('\n', Enumerable.Repeat(sentence, 6));
}
