using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace Gengo.Tests;

/// <summary>The example in the package's read-me is the code below, so that it compiles.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void The_example_in_the_readme_compiles()
    {
        var readme = Code(Read("../../src/Gengo/README.md"), "using Microsoft.Extensions.DependencyInjection;", "```");
        var here = Code(Read("ReadmeTests.cs"), "// Example", "// End");

        Assert.NotEmpty(here);
        Assert.Equal(here, readme);
    }

    private static async Task ExampleAsync()
    {
        // Example
        var services = new ServiceCollection();
        services.AddGengo();
        services.Configure<GengoOptions>("main", options =>
        {
            options.PublicKey = Environment.GetEnvironmentVariable("GENGO_PUBLIC_KEY") ?? "";
            options.PrivateKey = Environment.GetEnvironmentVariable("GENGO_PRIVATE_KEY") ?? "";
            options.BaseAddress = new Uri("https://api.sandbox.gengo.com/v2/");
        });

        await using var provider = services.BuildServiceProvider();
        var gengo = provider.GetRequiredService<GengoClientFactory>().Create("main");

        var job = await gengo.GetJobAsync(new JobId(42));
        Console.WriteLine($"{job.Slug}: {job.Status}");

        if (job.Status == JobStatus.Reviewable)
        {
            // This pays the translator, and nothing undoes it.
            await gengo.ApproveJobAsync(job.Id, new Approval { ForTranslator = "Thank you!" });
        }
        // End
    }

    private static IEnumerable<string> Code(IEnumerable<string> lines, string first, string end) =>
    [
        .. lines.Select(line => line.Trim())
            .SkipWhile(line => line != first)
            .Skip(1)
            .TakeWhile(line => line != end)
            .Where(line => line.Length > 0),
    ];

    private static string[] Read(string file, [CallerFilePath] string here = "") =>
        File.ReadAllLines(Path.Combine(Path.GetDirectoryName(here) ?? "", file));
}
