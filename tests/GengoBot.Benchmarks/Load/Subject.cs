using System.Diagnostics;
using System.Net.Http.Headers;

namespace GengoBot.Benchmarks.Load;

/// <summary>A program under measurement, in its own process, on a loopback port of its own. Disposing of it ends it.</summary>
internal sealed class Subject : IDisposable
{
    private const string Listening = "Now listening on: ";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LocalTeams _teams;
    private readonly Process _process;
    private readonly Stopwatch _sinceStart;
    private readonly HttpClient _http;
    private readonly byte[] _message;

    private Subject(Process process, Stopwatch sinceStart, LocalTeams teams)
    {
        _process = process;
        _teams = teams;
        _sinceStart = sinceStart;
        _message = Teams.Message("help", teams.ServiceUrl);
        _http = new HttpClient { Timeout = Patience };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", teams.Token);

        process.OutputDataReceived += (_, said) => Hear(said.Data);
        process.BeginOutputReadLine();
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
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        var sinceStart = Stopwatch.StartNew();
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} cannot be started.");
        return new Subject(process, sinceStart, teams);
    }

    /// <returns>The time from the start of the process to the answer of its first turn.</returns>
    public async Task<TimeSpan> FirstTurnAsync()
    {
        _http.BaseAddress = await _address.Task.WaitAsync(Patience);
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

    /// <summary>
    /// Approves that many jobs, each by a click of its own, and sees that each is answered with a card that says so. Before that their cards are
    /// shown: nobody clicks on what was never there.
    /// </summary>
    /// <returns>The CPU that the process took for the clicks.</returns>
    public async Task<TimeSpan> ApprovalsAsync(int count, int atOnce, bool inChannel)
    {
        var jobs = Enumerable.Range(0, count).Select(_ => _teams.Gengo.NextJob()).ToList();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = atOnce };
        await Parallel.ForEachAsync(jobs, parallel, async (job, _) => await SendAsync(Teams.ShowingMessage(job, inChannel, _teams.ServiceUrl)));

        var before = Cpu;
        await Parallel.ForEachAsync(jobs, parallel, async (job, _) =>
        {
            var answer = await SendAsync(Teams.ApprovingClick(id: job, job, LocalGengo.Seen, LocalTeams.PostedId, inChannel, _teams.ServiceUrl));
            if (!answer.Contains("Approved by Bertha Braun", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"An approval was answered: {answer}");
            }
        });
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

    private async Task TurnAsync() => await SendAsync(_message);

    private async Task<string> SendAsync(byte[] activity)
    {
        using var content = new ByteArrayContent(activity) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
        using var response = await _http.PostAsync("/api/messages", content);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>The system chose the port, and the program says which: nobody else can have taken it meanwhile.</summary>
    private void Hear(string? line)
    {
        if (line is null)
        {
            _address.TrySetException(new InvalidOperationException("The program under measurement ended before it listened."));
        }
        else if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
        {
            _address.TrySetResult(new Uri(line[(at + Listening.Length)..].Trim()));
        }
    }
}
