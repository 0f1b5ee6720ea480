using Gengo.Sandbox.Jobs;

namespace Gengo.Sandbox.Api;

/// <summary>
/// What a customer may do through the API, and in which status: docs/protocol/gengo.md#what-is-allowed-when. Gengo sends no callback for
/// these changes.
/// </summary>
internal sealed class CustomerActions(Sandbox sandbox)
{
    private const int CaptchaWrong = 2401;

    public SandboxJob Find(long id) => Accessible(sandbox.FindJob(id));

    public void Approve(long id, Feedback feedback) => Change(id, job =>
        sandbox.WithStatus(Reviewable(job), Status.Approved) with { Feedback = feedback, Captcha = null });

    public void Revise(long id, string comment) => Change(id, job =>
        AddComment(sandbox.WithStatus(Reviewable(job), Status.Revising), comment) with { Captcha = null });

    /// <summary>Leaves the job rejected until Gengo's staff has checked the rejection at the desk.</summary>
    public void Reject(long id, Rejection rejection, string? captcha)
    {
        ApiRefusal? refusal = null;
        Change(id, job =>
        {
            refusal = CheckCaptcha(job, captcha);
            if (refusal is { Code: CaptchaWrong })
            {
                // A wrong answer uses the captcha up.
                var next = sandbox.WithCaptcha(job);
                refusal = new ApiRefusal(refusal.Code, refusal.Message) { NextCaptcha = next.Captcha };
                return next;
            }

            return refusal is null
                ? sandbox.WithStatus(Rejectable(job), Status.Rejected) with { Rejection = rejection, Captcha = null }
                : job;
        });

        if (refusal is not null)
        {
            throw refusal;
        }
    }

    public void Archive(long id) => Change(id, job => job.Status == Status.Approved
        ? job with { Archived = true }
        : throw new ApiRefusal(2650, "invalid job status"));

    public void Cancel(long id) => Change(id, job => job.Status == Status.Available
        ? sandbox.WithStatus(job, Status.Canceled)
        : throw new ApiRefusal(2252, "job cannot be cancelled in its state"));

    public void Comment(long id, string body) => Change(id, job => AddComment(job, body));

    private void Change(long id, Func<SandboxJob, SandboxJob> change) => sandbox.Change(id, job => change(Accessible(job)));

    // A queued job has no id yet that a customer could know.
    private static SandboxJob Accessible(SandboxJob? job) =>
        job is { Status: not Status.Queued } ? job : throw new ApiRefusal(2100, "job is not accessible");

    private static SandboxJob Reviewable(SandboxJob job) =>
        job.Status == Status.Reviewable ? job : throw new ApiRefusal(2250, "job is not reviewable");

    private SandboxJob Rejectable(SandboxJob job) => sandbox.Generation == Generation.V2013 || job.Status == Status.Reviewable
        ? Reviewable(job)
        : throw new ApiRefusal(2650, "invalid job status");

    // The captcha is checked before the status, as Gengo did. Only a reviewable job has one.
    private static ApiRefusal? CheckCaptcha(SandboxJob job, string? answer) => job switch
    {
        not { Status: Status.Reviewable, Captcha: not null } => null,
        _ when string.IsNullOrWhiteSpace(answer) => new ApiRefusal(2400, "captcha is required") { NextCaptcha = job.Captcha },
        _ when !job.Captcha.Matches(answer) => new ApiRefusal(CaptchaWrong, "invalid captcha challenge"),
        _ => null,
    };

    private SandboxJob AddComment(SandboxJob job, string body) =>
        job with { Thread = job.Thread.Add(new Comment(Jobs.Comment.Customer, body, sandbox.Now)) };
}
