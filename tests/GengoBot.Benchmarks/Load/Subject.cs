using System.Diagnostics;
using System.Net.Http.Headers;

namespace GengoBot.Benchmarks.Load;

/// <summary>A program under measurement, in its own process, on a loopback port of its own. Disposing of it ends it.</summary>
internal sealed class Subject : IDisposable
{
    private const string Listening = "Now listening on: ";

    /// <summary>How many turns, or clicks, are under way at a time.</summary>
    private const int AtOnce = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly ParallelOptions Parallelism = new() { MaxDegreeOfParallelism = AtOnce };

    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LocalTeams _teams;
    private readonly string _serviceUrl;
    private readonly Process _process;
    private readonly Stopwatch _sinceStart;
    private readonly HttpClient _http = new() { Timeout = Patience };
    private readonly AuthenticationHeaderValue? _token;
    private readonly byte[][] _messages;

    private Subject(Process process, Stopwatch sinceStart, LocalTeams teams, string name, bool withToken)
    {
        _process = process;
        _teams = teams;
        Name = name;
        _serviceUrl = teams.ServiceUrlOf(name);
        _sinceStart = sinceStart;
        _messages = [.. Enumerable.Range(0, Teams.People).Select(person => Teams.Message("help", _serviceUrl, person))];
        _token = withToken ? new AuthenticationHeaderValue("Bearer", teams.TokenFor(name)) : null;

        process.OutputDataReceived += (_, said) => Hear(said.Data);
        process.ErrorDataReceived += (_, said) => HearError(said.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What its replies are counted under.</summary>
    public string Name { get; }

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

    /// <param name="program">One for Node.js, by its ending, or for .NET.</param>
    /// <param name="withToken">Whether the messages come with a token.</param>
    public static Subject Start(
        LocalTeams teams,
        string name,
        string program,
        IReadOnlyDictionary<string, string>? settings = null,
        IEnumerable<string>? arguments = null,
        bool withToken = true)
    {
        var runtime = Path.GetExtension(program) == ".mjs" ? "node" : "dotnet";
        var start = new ProcessStartInfo(runtime, [program, .. arguments ?? []])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["NODE_ENV"] = "production";
        start.Environment["NO_PROXY"] = "127.0.0.1";
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[key] = value;
        }

        var sinceStart = Stopwatch.StartNew();
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} cannot be started.");
        return new Subject(process, sinceStart, teams, name, withToken);
    }

    /// <returns>The time from the start of the process to the answer of its first turn.</returns>
    public async Task<TimeSpan> FirstTurnAsync()
    {
        _http.BaseAddress = await _address.Task.WaitAsync(Patience);
        await SendAsync(_messages[0]);
        return _sinceStart.Elapsed;
    }

    public async Task WarmUpAsync(int turns)
    {
        await FirstTurnAsync();
        await TurnsAsync(turns);
    }

    /// <returns>The status that a message with another token, or without one, is answered with.</returns>
    public async Task<int> StatusAsync(string? token)
    {
        using var response = await PostAsync(_messages[0], token is null ? null : new AuthenticationHeaderValue("Bearer", token));
        return (int)response.StatusCode;
    }

    /// <summary>Has that many turns answered, and sees that each brought one reply to the connector.</summary>
    /// <returns>The CPU that the process took for a turn, in microseconds.</returns>
    public async Task<double> TurnsAsync(int count)
    {
        var (cpu, earlier) = (Cpu, _teams.RepliesOf(Name));
        await Parallel.ForAsync(0, count, Parallelism, async (turn, _) => await SendAsync(_messages[turn % Teams.People]));
        var taken = Cpu - cpu;
        var replies = _teams.RepliesOf(Name) - earlier;
        return replies == count && _teams.Strays == 0
            ? taken.TotalMicroseconds / count
            : throw new InvalidOperationException(
                $"{replies} replies of {Name} to {count} turns, {_teams.Strays} calls elsewhere: nothing was measured.");
    }

    /// <summary>
    /// Approves that many jobs, each by a click of its own, and sees that each is answered with a card that says so. Their cards are shown
    /// before that: nobody clicks on what was never there.
    /// </summary>
    /// <returns>The CPU that the process took for a click, in microseconds.</returns>
    public async Task<double> ApprovalsAsync(int count, bool inChannel)
    {
        var jobs = Enumerable.Range(0, count).Select(_ => _teams.Gengo.NextJob()).ToList();
        await Parallel.ForEachAsync(jobs, Parallelism, async (job, _) =>
            await SendAsync(Teams.ShowingMessage(job, inChannel, _serviceUrl)));

        var before = Cpu;
        await Parallel.ForEachAsync(jobs, Parallelism, async (job, _) =>
        {
            var click = Teams.ApprovingClick(id: job, job, LocalGengo.Seen, LocalTeams.PostedId, inChannel, _serviceUrl);
            var answer = await SendAsync(click);
            if (!answer.Contains("Approved by Bertha Braun", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"An approval was answered: {answer}");
            }
        });
        return (Cpu - before).TotalMicroseconds / count;
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

    private async Task<string> SendAsync(byte[] activity)
    {
        using var response = await PostAsync(activity, _token);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<HttpResponseMessage> PostAsync(byte[] activity, AuthenticationHeaderValue? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new ByteArrayContent(activity) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Authorization = token;
        return await _http.SendAsync(request);
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

    /// <summary>Passes on why a program does not start; what it says later, of messages it refuses, is left out.</summary>
    private void HearError(string? line)
    {
        if (!_address.Task.IsCompleted)
        {
            Console.Error.WriteLine(line);
        }
    }
}
