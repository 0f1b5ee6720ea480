using System.Collections.Concurrent;
using System.Diagnostics;

namespace GengoBot.Testing;

/// <summary>
/// The real program in demo mode, as a process of its own on a free loopback port. Disposing of it does what <c>kill -9</c> does: nothing
/// in it runs any more.
/// </summary>
internal sealed class RealProgram : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private const int LastLines = 40;

    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _said = new();

    private RealProgram(ProcessStartInfo start)
    {
        Process = new Process { StartInfo = start, EnableRaisingEvents = true };
        Process.OutputDataReceived += (_, line) => Hear(line.Data);
        Process.ErrorDataReceived += (_, line) => Hear(line.Data);
        Process.Exited += (_, _) => _address.TrySetException(
            new InvalidOperationException($"The program ended before it listened. It said last:\n{string.Join('\n', _said)}"));
    }

    public Process Process { get; }

    /// <returns>The program, once it listens, and where.</returns>
    public static async Task<(RealProgram Program, Uri Address)> StartAsync(params IEnumerable<(string Key, string Value)> settings)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "GengoBot"))
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
                { ["Demo__Enabled"] = "true", ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["Logging__Console__FormatterName"] = "simple" },
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var program = new RealProgram(start);
        program.Process.Start();
        program.Process.BeginOutputReadLine();
        program.Process.BeginErrorReadLine();
        try
        {
            return (program, await program._address.Task.WaitAsync(TestContext.Current.CancellationToken));
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Process.Kill();
        await Process.WaitForExitAsync(CancellationToken.None);
        Process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        _said.Enqueue(line);
        if (_said.Count > LastLines)
        {
            _said.TryDequeue(out _);
        }

        if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var index)
        {
            _address.TrySetResult(new Uri(line[(index + Listening.Length)..]));
        }
    }
}
