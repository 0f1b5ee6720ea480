using Gengo.Sandbox.Desk;
using Gengo.Sandbox.Jobs;

namespace Gengo.Sandbox;

/// <summary>What translators, Gengo's staff and its website do. Each step is told to the job's callback address.</summary>
public sealed partial class Sandbox
{
    internal SandboxJob JobAtDesk(long id) => FindJob(id) ?? throw DeskRefusal.NotFound("There is no such job.");

    internal SandboxJob Order(SandboxJob job)
    {
        lock (_gate)
        {
            if (_jobs.ContainsKey(job.Id))
            {
                throw DeskRefusal.Conflict($"There is a job {job.Id} already.");
            }

            var added = AddJob(_ => job);
            Tell(added);
            return added;
        }
    }

    /// <summary>Lets a queued job out, and gives an available one to a translator; a job rejected with requeue passes the check on the way.</summary>
    internal SandboxJob Start(long id) => Step(id, job => job switch
    {
        { Status: Status.Queued } => Become(job, Status.Available),
        { Status: Status.Available } or { Status: Status.Rejected, Rejection.Requeue: true } => Become(job, Status.Pending) with { Rejection = null },
        _ => throw Unfit(job, "start"),
    });

    /// <summary>The translator gives the job back.</summary>
    internal SandboxJob Decline(long id) => Step(id, job =>
        job.Status == Status.Pending ? Become(job, Status.Available) : throw Unfit(job, "decline"));

    internal SandboxJob Submit(long id, string text) => Step(id, job =>
    {
        if (job.Status is not (Status.Pending or Status.Revising))
        {
            throw Unfit(job, "submit");
        }

        var saved = job with { Revisions = job.Revisions.Add(Numbered(new Revision(text))) };

        // Who orders with auto_approve has no review.
        return saved.AutoApprove ? Become(saved, Status.Approved) : WithCaptcha(Become(saved, Status.Reviewable));
    });

    internal SandboxJob ApproveOnWebsite(long id) => Step(id, job => job.Status == Status.Reviewable
        ? Become(job, Status.Approved) with { Captcha = null }
        : throw Unfit(job, "approve"));

    /// <summary>Holds an open job, or lets a held one go on where it was.</summary>
    internal SandboxJob ToggleHold(long id) => Step(id, job => job.Status switch
    {
        Status.Hold => Become(job, job.HeldFrom ?? Status.Available) with { HeldFrom = null },
        Status.Available or Status.Pending or Status.Reviewable or Status.Revising or Status.Rejected =>
            Become(job, Status.Hold) with { HeldFrom = job.Status },
        _ => throw Unfit(job, "hold"),
    });

    /// <summary>Gengo's staff looks at a rejection: the job goes to the next translator, or is closed.</summary>
    internal SandboxJob CheckRejection(long id) => Step(id, job => job is { Status: Status.Rejected, Rejection: { } rejection }
        ? Become(job, rejection.Requeue ? Status.Available : Status.Canceled)
        : throw Unfit(job, "check"));

    internal SandboxJob AddTranslatorComment(long id, string body)
    {
        lock (_gate)
        {
            var comment = new Comment(TranslatorAuthor, body, Now);
            var job = JobAtDesk(id);
            _jobs[id] = job = job with { Thread = job.Thread.Add(comment) };
            Tell(job, comment);
            return job;
        }
    }

    private static DeskRefusal Unfit(SandboxJob job, string action) =>
        DeskRefusal.Conflict($"Job {job.Id} is {job.Status}: {action} does not fit.");

    private SandboxJob Step(long id, Func<SandboxJob, SandboxJob> step)
    {
        lock (_gate)
        {
            var job = _jobs[id] = step(JobAtDesk(id));
            Tell(job);
            return job;
        }
    }
}
