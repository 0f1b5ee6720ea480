using Gengo.Sandbox.Api;
using Gengo.Sandbox.Jobs;

namespace Gengo.Sandbox;

/// <summary>What the customer may do by the API, in which status (gengo-api.md, 6). None of it causes a callback.</summary>
public sealed partial class Sandbox
{
    internal SandboxJob JobOfCustomer(long id) =>

        // A job in the queue has no id yet that a customer could know.
        FindJob(id) is { Status: not Status.Queued } job ? job : throw new ApiRefusal(2100, "job is not accessible");

    internal void Approve(long id, Feedback feedback) => Change(id, job =>
        Become(Reviewable(job), Status.Approved) with { Feedback = feedback, Captcha = null });

    internal void Revise(long id, string comment) => Change(id, job =>
        Become(Reviewable(job), Status.Revising) with
        {
            Captcha = null,
            Thread = job.Thread.Add(new Comment(Comment.Customer, comment, Now)),
        });

    /// <summary>The job stays <c>rejected</c> until Gengo's staff has looked at it: see <see cref="CheckRejection"/>.</summary>
    internal void Reject(long id, Rejection rejection, string? captcha)
    {
        lock (_gate)
        {
            var job = JobOfCustomer(id);

            // A wrong captcha was reported before a wrong status while there were captchas; a job that waits for no review has none.
            if (job is { Status: Status.Reviewable, Captcha: { } expected })
            {
                if (string.IsNullOrWhiteSpace(captcha))
                {
                    throw new ApiRefusal(2400, "captcha is required") { NextCaptcha = expected };
                }

                if (!expected.Matches(captcha))
                {
                    var next = _jobs[id] = WithCaptcha(job);
                    throw new ApiRefusal(2401, "invalid captcha challenge") { NextCaptcha = next.Captcha };
                }
            }

            if (job.Status != Status.Reviewable)
            {
                throw Generation == Generation.V2013
                    ? new ApiRefusal(2250, "job is not reviewable")
                    : new ApiRefusal(2650, "invalid job status");
            }

            _jobs[id] = Become(job, Status.Rejected) with { Rejection = rejection, Captcha = null };
        }
    }

    internal void Archive(long id) => Change(id, job => job.Status == Status.Approved
        ? job with { Archived = true }
        : throw new ApiRefusal(2650, "invalid job status"));

    internal void Cancel(long id) => Change(id, job => job.Status == Status.Available
        ? Become(job, Status.Canceled)
        : throw new ApiRefusal(2252, "job cannot be cancelled in its state"));

    internal void AddCustomerComment(long id, string body) => Change(id, job =>
        job with { Thread = job.Thread.Add(new Comment(Comment.Customer, body, Now)) });

    private static SandboxJob Reviewable(SandboxJob job) =>
        job.Status == Status.Reviewable ? job : throw new ApiRefusal(2250, "job is not reviewable");

    private void Change(long id, Func<SandboxJob, SandboxJob> step)
    {
        lock (_gate)
        {
            _jobs[id] = step(JobOfCustomer(id));
        }
    }
}
