using System.Diagnostics;

namespace GengoBot.Tests.App;

/// <summary>The real program as a process of its own, in demo mode with a database file that outlives it.</summary>
internal sealed class BotProcess : ITalkedTo, IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process _process;

    private BotProcess(Process process, Uri address, RecordingTeams teams)
    {
        _process = process;
        Teams = teams;
        Http = new HttpClient { BaseAddress = address };
    }

    public HttpClient Http { get; }

    public RecordingTeams Teams { get; }

    public static async Task<BotProcess> StartAsync(string folder, RecordingTeams teams, params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "GengoBot"))
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["Demo__Enabled"] = "true", ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["Logging__Console__FormatterName"] = "simple", ["TMPDIR"] = folder },
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.IndexOf(Listening, StringComparison.Ordinal) is { } index and >= 0)
            {
                address.TrySetResult(new Uri(line.Data[(index + Listening.Length)..]));
            }
        };
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException("The program ended before it listened."));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            return new BotProcess(process, await address.Task.WaitAsync(TestContext.Current.CancellationToken), teams);
        }
        catch
        {
            await KillAsync(process);
            throw;
        }
    }

    /// <summary>STOP, CONT, TERM: to this process alone.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Asks it to end, as a platform does.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        await SignalAsync("TERM");
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    /// <summary>As <c>kill -9</c> does: nothing in it runs any more.</summary>
    public async ValueTask DisposeAsync()
    {
        await KillAsync(_process);
        Http.Dispose();
    }

    private static async Task KillAsync(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }
}
