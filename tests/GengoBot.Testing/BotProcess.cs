using System.Diagnostics;

namespace GengoBot.Testing;

/// <summary>The real program as a process of its own, in demo mode with a database file that outlives it.</summary>
internal sealed class BotProcess : ITalkedTo, IAsyncDisposable
{
    private readonly RealProgram _program;

    private BotProcess(RealProgram program, Uri address, RecordingTeams teams)
    {
        _program = program;
        Teams = teams;
        Http = new HttpClient { BaseAddress = address };
    }

    public HttpClient Http { get; }

    public RecordingTeams Teams { get; }

    public static async Task<BotProcess> StartAsync(
        string folder, RecordingTeams teams, params IEnumerable<(string Key, string Value)> settings)
    {
        var (program, address) = await RealProgram.StartAsync([("TMPDIR", folder), .. settings]);
        return new BotProcess(program, address, teams);
    }

    /// <summary>STOP, CONT, TERM: to this process alone.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_program.Process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Asks it to end, as a platform does.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        await SignalAsync("TERM");
        await _program.Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _program.Process.ExitCode;
    }

    /// <summary>As <c>kill -9</c> does: nothing in it runs any more.</summary>
    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        Http.Dispose();
    }
}
