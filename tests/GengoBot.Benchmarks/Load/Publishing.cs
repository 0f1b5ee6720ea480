using System.Diagnostics;

namespace GengoBot.Benchmarks.Load;

/// <summary>Publishes a program as it would be deployed: for this machine, compiled ahead of time, on the shared runtime.</summary>
internal static class Publishing
{
    /// <returns>The folder it was published to.</returns>
    public static async Task<string> PublishAsync(string project, string name)
    {
        var folder = Repository.PathOf($"artifacts/benchmarks/{name}");
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                "publish", Repository.PathOf(project), "-c", "Release", "--use-current-runtime", "--no-self-contained",
                "-p:PublishReadyToRun=true", "-p:UseSharedCompilation=false", "-v", "quiet", "-o", folder,
            },
            // No build server stays behind.
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1", ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1" },
        };

        Console.WriteLine($"Publishing {project} …");
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet cannot be started.");
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? folder : throw new InvalidOperationException($"{project} cannot be published.");
    }
}
