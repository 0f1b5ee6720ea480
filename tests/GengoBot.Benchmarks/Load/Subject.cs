using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace GengoBot.Benchmarks.Load;

/// <summary>A program under measurement, in its own process, on a loopback port of its own. Disposing of it ends it.</summary>
internal sealed class Subject : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly Stopwatch _sinceStart;
    private readonly IPEndPoint _address;
    private readonly HttpClient _http;
    private readonly byte[] _message;

    private Subject(Process process, Stopwatch sinceStart, IPEndPoint address, LocalTeams teams)
    {
        _process = process;
        _sinceStart = sinceStart;
        _address = address;
        _message = Teams.Message("help", teams.ServiceUrl);
        _http = new HttpClient { BaseAddress = new Uri($"http://{address}"), Timeout = Patience };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", teams.Token);
    }

    public double Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / (1024.0 * 1024.0);
        }
    }

    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static Subject Start(LocalTeams teams, string program, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var address = FreePort();
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_URLS"] = $"http://{address}";
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        var sinceStart = Stopwatch.StartNew();
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} cannot be started.");
        process.ErrorDataReceived += static (_, said) =>
        {
            if (said.Data is { } line)
            {
                Console.Error.WriteLine(line);
            }
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new Subject(process, sinceStart, address, teams);
    }

    /// <returns>The time from the start of the process to the answer of its first turn.</returns>
    public async Task<TimeSpan> FirstTurnAsync()
    {
        while (!await ListensAsync())
        {
            if (_process.HasExited || _sinceStart.Elapsed > Patience)
            {
                throw new InvalidOperationException("The program under measurement does not listen.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(2));
        }

        await TurnAsync();
        return _sinceStart.Elapsed;
    }

    /// <returns>The CPU that the process took for these turns.</returns>
    public async Task<TimeSpan> TurnsAsync(int count, int atOnce)
    {
        var before = Cpu;
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (_, _) => await TurnAsync());
        return Cpu - before;
    }

    public void Dispose()
    {
        _http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private async Task TurnAsync()
    {
        using var content = new ByteArrayContent(_message) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
        using var response = await _http.PostAsync("/api/messages", content);
        response.EnsureSuccessStatusCode();
    }

    private async Task<bool> ListensAsync()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(_address);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static IPEndPoint FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket.LocalEndPoint as IPEndPoint ?? throw new InvalidOperationException("There is no free port.");
    }
}
