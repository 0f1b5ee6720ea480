using System.Diagnostics;

namespace GengoBot.Benchmarks.Load;

/// <summary>Makes programs ready to be measured, as they would be deployed.</summary>
internal static class Publishing
{
    /// <summary>Publishes a project for this machine, compiled ahead of time, on the shared runtime.</summary>
    /// <returns>The folder it was published to.</returns>
    public static async Task<string> PublishAsync(string project, string name)
    {
        var folder = FolderOf(name);
        Console.WriteLine($"Publishing {project} …");
        await RunAsync(
            folder,
            "dotnet",
            [
                "publish", Repository.PathOf(project), "-c", "Release", "--use-current-runtime", "--no-self-contained",
                "-p:PublishReadyToRun=true", "-p:UseSharedCompilation=false", "-v", "quiet", "-o", folder,
            ]);
        return folder;
    }

    /// <summary>Copies programs for Node.js, and has npm install what they need unless it is there.</summary>
    /// <returns>The folder they were copied to.</returns>
    public static async Task<string> InstallAsync(string programs, string name)
    {
        var folder = FolderOf(name);
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf(programs)))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }

        // npm writes the second one last.
        var (wanted, installed) = (Path.Combine(folder, "package-lock.json"), Path.Combine(folder, "node_modules", ".package-lock.json"));
        if (File.GetLastWriteTimeUtc(installed) < File.GetLastWriteTimeUtc(wanted))
        {
            Console.WriteLine($"Installing the packages of {programs} …");
            await RunAsync(folder, "npm", ["ci", "--no-progress", "--loglevel=error"]);
        }

        return folder;
    }

    public static async Task RunAsync(string folder, string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,

            // No build server stays behind.
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1", ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1" },
        };

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} cannot be started.");
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {arguments.First()} failed in {folder}.");
        }
    }

    private static string FolderOf(string name) => Directory.CreateDirectory(Repository.PathOf($"artifacts/benchmarks/{name}")).FullName;
}
