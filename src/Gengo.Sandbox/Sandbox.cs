using System.Collections.Immutable;
using System.Threading.Channels;
using Gengo.Sandbox.Callbacks;
using Gengo.Sandbox.Captchas;
using Gengo.Sandbox.Demo;
using Gengo.Sandbox.Jobs;
using Microsoft.Extensions.Options;

namespace Gengo.Sandbox;

/// <summary>Gengo in memory: its jobs, and what customers and translators may do with them. Safe to use from many threads.</summary>
public sealed partial class Sandbox
{
    private const int CallsKept = 2_000;
    private const int PicturesKept = 1_000;

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly SortedDictionary<long, SandboxJob> _jobs = [];
    private readonly Queue<ApiCall> _calls = [];
    private readonly Dictionary<string, string> _answers = [];
    private readonly Queue<string> _pictures = [];
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

    /// <summary>Where news go of jobs that name no address of their own: at Gengo, a setting of the account.</summary>
    public string? CallbackUrl { get; set; }

    public ImmutableArray<SandboxJob> Jobs
    {
        get
        {
            lock (_gate)
            {
                ApproveOverdue();
                return [.. _jobs.Values];
            }
        }
    }

    /// <summary>The API's calls, newest last.</summary>
    public ImmutableArray<ApiCall> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    internal ChannelReader<Callback> Callbacks => _callbacks.Reader;

    internal string TranslatorAuthor => Generation == Generation.V2013 ? "worker" : "translator";

    private DateTimeOffset Now => _time.GetUtcNow();

    public SandboxJob? FindJob(long id)
    {
        lock (_gate)
        {
            ApproveOverdue();
            return _jobs.GetValueOrDefault(id);
        }
    }

    /// <summary>What to type for the picture of a reviewable job; null where none is asked for.</summary>
    public string? CaptchaAnswer(long id) => FindJob(id) is { Status: Status.Reviewable, Captcha: { } captcha } ? captcha.Answer : null;

    /// <summary>
    /// Adds a job: <c>AddJob(job =&gt; job with { Status = "reviewable", Revisions = [new("Hallo!")] })</c>.
    /// What is left out (ids, times, units, price, a captcha) is filled in; an id that is taken is an error.
    /// </summary>
    public SandboxJob AddJob(Func<SandboxJob, SandboxJob>? shape = null)
    {
        var job = new SandboxJob();
        job = shape?.Invoke(job) ?? job;

        lock (_gate)
        {
            var complete = Complete(job);
            if (!_jobs.TryAdd(complete.Id, complete))
            {
                throw new ArgumentException($"There is a job {complete.Id} already.", nameof(shape));
            }

            return complete;
        }
    }

    internal void Record(ApiCall call)
    {
        lock (_gate)
        {
            _calls.Enqueue(call);
            if (_calls.Count > CallsKept)
            {
                _calls.Dequeue();
            }
        }
    }

    internal string? AnswerBehind(string pictureKey)
    {
        lock (_gate)
        {
            return _answers.GetValueOrDefault(pictureKey);
        }
    }

    /// <summary>A reviewable job that nobody reviews is approved: after 72 hours, or 24 per thousand words if longer; since 2019 after 120.</summary>
    internal void ApproveOverdue()
    {
        lock (_gate)
        {
            foreach (var job in _jobs.Values.Where(job => job.ReviewEnds <= Now).ToArray())
            {
                Tell(_jobs[job.Id] = Become(job, Status.Approved));
            }
        }
    }

    private SandboxJob Complete(SandboxJob job)
    {
        var units = job.UnitCount ?? Units.Count(job.LcSrc, job.BodySrc);
        job = job with
        {
            Id = job.Id != 0 ? job.Id : NextJob(),
            OrderId = job.OrderId != 0 ? job.OrderId : ++_lastOrder,
            UnitCount = units,
            Credits = job.Credits ?? Units.Price(units, job.Tier),
            Ctime = job.Ctime != default ? job.Ctime : Now,
            Revisions = [.. job.Revisions.Select(Numbered)],
            Thread = [.. job.Thread.Select(comment => comment.Time != default ? comment : comment with { Time = Now })],
            HeldFrom = job.Status == Status.Hold ? Status.Available : null,
        };
        return job.Status == Status.Reviewable ? WithCaptcha(Become(job, Status.Reviewable), job.Captcha) : job;
    }

    private long NextJob()
    {
        do
        {
            _lastJob++;
        }
        while (_jobs.ContainsKey(_lastJob));

        return _lastJob;
    }

    private Revision Numbered(Revision revision) => revision with
    {
        Id = revision.Id != 0 ? revision.Id : ++_lastRevision,
        Time = revision.Time != default ? revision.Time : Now,
    };

    private SandboxJob Become(SandboxJob job, string status) => job with
    {
        Status = status,
        Eta = status is Status.Available or Status.Pending or Status.Revising ? job.Eta : -1,
        ReviewEnds = status == Status.Reviewable ? Now + ReviewTime(job) : null,
    };

    private TimeSpan ReviewTime(SandboxJob job) => TimeSpan.FromHours(
        Generation == Generation.V2013 ? Math.Max(72, 24.0 * (job.UnitCount ?? 0) / 1_000) : 120);

    private SandboxJob WithCaptcha(SandboxJob job, Captcha? given = null)
    {
        if (Generation != Generation.V2013 || !job.AsksCaptcha)
        {
            return job with { Captcha = null };
        }

        var captcha = given ?? Captcha.Create();
        _answers[captcha.Key] = captcha.Answer;
        _pictures.Enqueue(captcha.Key);
        if (_pictures.Count > PicturesKept)
        {
            _answers.Remove(_pictures.Dequeue());
        }

        return job with { Captcha = captcha };
    }

    // When nobody fetches callbacks any more, the server is stopping or the queue is full: either way one is lost, as Gengo's may be.
    private void Tell(SandboxJob job, Comment? comment = null)
    {
        if ((job.CallbackUrl ?? CallbackUrl) is { Length: > 0 } address)
        {
            _callbacks.Writer.TryWrite(new Callback(address, job, comment));
        }
    }
}
