using System.Collections.Immutable;
using System.Threading.Channels;
using Gengo.Sandbox.Callbacks;
using Gengo.Sandbox.Captchas;
using Gengo.Sandbox.Demo;
using Gengo.Sandbox.Jobs;
using Microsoft.Extensions.Options;

namespace Gengo.Sandbox;

/// <summary>An in-memory Gengo: its jobs, its callbacks and a record of the API's calls. It is thread-safe.</summary>
public sealed class Sandbox
{
    private const int MaxCalls = 2_000;

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly SortedDictionary<long, SandboxJob> _jobs = [];
    private readonly Queue<ApiCall> _calls = [];
    private readonly CaptchaStore _captchas = new();
    private readonly Channel<Callback> _callbacks = Channel.CreateBounded<Callback>(1_000);
    private long _lastJob = 1_000;
    private long _lastOrder = 918_200;
    private long _lastRevision = 30_550;

    public Sandbox(IOptions<SandboxOptions> options, TimeProvider time)
    {
        _time = time;
        Generation = options.Value.Generation;
        PublicKey = options.Value.PublicKey;
        PrivateKey = options.Value.PrivateKey;

        foreach (var job in DemoJobs.At(Now, TranslatorAuthor))
        {
            AddJob(_ => job);
        }
    }

    public Generation Generation { get; }

    public string PublicKey { get; }

    public string PrivateKey { get; }

    /// <summary>The callback address of jobs that have none of their own. At Gengo, it is a setting of the account.</summary>
    public string? CallbackUrl { get; set; }

    public ImmutableArray<SandboxJob> Jobs
    {
        get
        {
            lock (_lock)
            {
                ApproveOverdue();
                return [.. _jobs.Values];
            }
        }
    }

    /// <summary>The latest calls of the API, newest last.</summary>
    public ImmutableArray<ApiCall> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    internal ChannelReader<Callback> Callbacks => _callbacks.Reader;

    internal string TranslatorAuthor => Generation == Generation.V2013 ? "worker" : "translator";

    internal DateTimeOffset Now => _time.GetUtcNow();

    public SandboxJob? FindJob(long id)
    {
        lock (_lock)
        {
            ApproveOverdue();
            return _jobs.GetValueOrDefault(id);
        }
    }

    /// <summary>Returns the letters in the captcha of a reviewable job, or null if rejecting it needs none.</summary>
    public string? CaptchaAnswer(long id) =>
        FindJob(id) is { Status: Status.Reviewable, Captcha: { } captcha } ? captcha.Answer : null;

    /// <summary>
    /// Adds a job: <c>AddJob(job =&gt; job with { Status = "reviewable", Revisions = [new("Hallo!")] })</c>.
    /// Ids, times, units, price and captcha are filled in if they are left out.
    /// </summary>
    /// <exception cref="ArgumentException">The id is taken.</exception>
    public SandboxJob AddJob(Func<SandboxJob, SandboxJob>? shape = null)
    {
        var job = new SandboxJob();
        job = shape?.Invoke(job) ?? job;
        return TryAdd(job, sendCallback: false) ?? throw new ArgumentException($"Job {job.Id} already exists.", nameof(shape));
    }

    /// <summary>Changes a job as Gengo itself might, without a callback.</summary>
    /// <exception cref="ArgumentException">There is no such job.</exception>
    public void ChangeJob(long id, Func<SandboxJob, SandboxJob> change) =>
        Change(id, job => change(job ?? throw new ArgumentException($"There is no job {id}.", nameof(id))));

    /// <summary>Returns the job as it was completed, or null if its id is taken.</summary>
    internal SandboxJob? TryAdd(SandboxJob job, bool sendCallback)
    {
        lock (_lock)
        {
            var complete = Complete(job);
            if (!_jobs.TryAdd(complete.Id, complete))
            {
                return null;
            }

            if (sendCallback)
            {
                QueueCallback(complete);
            }

            return complete;
        }
    }

    /// <summary>Puts a new state in the place of a job. The change gets null for an unknown id, and throws if it is not allowed.</summary>
    internal void Change(long id, Func<SandboxJob?, SandboxJob> change)
    {
        lock (_lock)
        {
            _jobs[id] = change(FindJob(id));
        }
    }

    /// <inheritdoc cref="Change"/>
    /// <remarks>Sends a callback about the new state, or about its last comment.</remarks>
    internal SandboxJob ChangeAndCallBack(long id, Func<SandboxJob?, SandboxJob> change, bool isComment = false)
    {
        lock (_lock)
        {
            Change(id, change);
            var job = _jobs[id];
            QueueCallback(job, isComment ? job.Thread[^1] : null);
            return job;
        }
    }

    internal void Record(ApiCall call)
    {
        lock (_lock)
        {
            _calls.Enqueue(call);
            if (_calls.Count > MaxCalls)
            {
                _calls.Dequeue();
            }
        }
    }

    internal string? FindCaptchaAnswer(string key)
    {
        lock (_lock)
        {
            return _captchas.FindAnswer(key);
        }
    }

    /// <summary>
    /// Approves reviewable jobs that nobody reviewed in time: within 72 hours, or 24 hours per thousand words if that is longer; in the
    /// later generation, within 120 hours.
    /// </summary>
    internal void ApproveOverdue()
    {
        lock (_lock)
        {
            foreach (var job in _jobs.Values.Where(job => job.ReviewEnds <= Now).ToArray())
            {
                QueueCallback(_jobs[job.Id] = WithStatus(job, Status.Approved));
            }
        }
    }

    /// <summary>Moves a job to a status and sets what depends on it.</summary>
    internal SandboxJob WithStatus(SandboxJob job, string status) => job with
    {
        Status = status,
        Eta = status is Status.Available or Status.Pending or Status.Revising ? job.Eta : -1,
        ReviewEnds = status == Status.Reviewable ? Now + ReviewTime(job) : null,
    };

    /// <summary>Gives a job a captcha, a new one by default, if its generation and the job itself ask for captchas.</summary>
    internal SandboxJob WithCaptcha(SandboxJob job, Captcha? captcha = null)
    {
        if (Generation != Generation.V2013 || !job.AsksCaptcha)
        {
            return job with { Captcha = null };
        }

        captcha ??= Captcha.Create();
        _captchas.Add(captcha);
        return job with { Captcha = captcha };
    }

    /// <summary>Fills in the id and the time of a revision if they are left out.</summary>
    internal Revision Complete(Revision revision) => revision with
    {
        Id = revision.Id != 0 ? revision.Id : ++_lastRevision,
        Time = revision.Time != default ? revision.Time : Now,
    };

    private SandboxJob Complete(SandboxJob job)
    {
        var units = job.UnitCount ?? Units.Count(job.LcSrc, job.BodySrc);
        job = job with
        {
            Id = job.Id != 0 ? job.Id : NextJobId(),
            OrderId = job.OrderId != 0 ? job.OrderId : ++_lastOrder,
            UnitCount = units,
            Credits = job.Credits ?? Units.Price(units, job.Tier),
            Ctime = job.Ctime != default ? job.Ctime : Now,
            Revisions = [.. job.Revisions.Select(Complete)],
            Thread = [.. job.Thread.Select(comment => comment.Time != default ? comment : comment with { Time = Now })],
            HeldFrom = job.Status == Status.Hold ? Status.Available : null,
        };
        return job.Status == Status.Reviewable ? WithCaptcha(WithStatus(job, Status.Reviewable), job.Captcha) : job;
    }

    private long NextJobId()
    {
        do
        {
            _lastJob++;
        }
        while (_jobs.ContainsKey(_lastJob));

        return _lastJob;
    }

    private TimeSpan ReviewTime(SandboxJob job) => TimeSpan.FromHours(
        Generation == Generation.V2013 ? Math.Max(72, 24.0 * (job.UnitCount ?? 0) / 1_000) : 120);

    // TryWrite fails if the queue is full or nobody reads it any more. Then the callback is lost, as Gengo's may be.
    private void QueueCallback(SandboxJob job, Comment? comment = null)
    {
        if ((job.CallbackUrl ?? CallbackUrl) is { Length: > 0 } address)
        {
            _callbacks.Writer.TryWrite(new Callback(address, job, comment));
        }
    }
}
