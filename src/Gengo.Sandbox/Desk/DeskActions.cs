using Gengo.Sandbox.Jobs;

namespace Gengo.Sandbox.Desk;

/// <summary>What translators, Gengo's staff and Gengo's website do. Gengo sends a callback for each change.</summary>
internal sealed class DeskActions(Sandbox sandbox)
{
    public SandboxJob Find(long id) => Existing(sandbox.FindJob(id));

    public SandboxJob Order(SandboxJob job) =>
        sandbox.TryAdd(job, sendCallback: true) ?? throw DeskRefusal.Conflict($"Job {job.Id} already exists.");

    /// <summary>
    /// Makes a queued job available, and gives an available job to a translator. A rejected job that goes back to the queue is given to one
    /// too, as if its rejection had been checked.
    /// </summary>
    public SandboxJob Start(long id) => Change(id, job => job switch
    {
        { Status: Status.Queued } => sandbox.WithStatus(job, Status.Available),
        { Status: Status.Available } or { Status: Status.Rejected, Rejection.Requeue: true } =>
            sandbox.WithStatus(job, Status.Pending) with { Rejection = null },
        _ => throw WrongStatus(job, "start"),
    });

    /// <summary>Takes a job away from its translator, who declined it.</summary>
    public SandboxJob Decline(long id) => Change(id, job =>
        job.Status == Status.Pending ? sandbox.WithStatus(job, Status.Available) : throw WrongStatus(job, "decline"));

    public SandboxJob Submit(long id, string text) => Change(id, job =>
    {
        if (job.Status is not (Status.Pending or Status.Revising))
        {
            throw WrongStatus(job, "submit");
        }

        var saved = job with { Revisions = job.Revisions.Add(sandbox.Complete(new Revision(text))) };

        // A job with auto_approve has no review.
        return saved.AutoApprove
            ? sandbox.WithStatus(saved, Status.Approved)
            : sandbox.WithCaptcha(sandbox.WithStatus(saved, Status.Reviewable));
    });

    public SandboxJob ApproveOnWebsite(long id) => Change(id, job => job.Status == Status.Reviewable
        ? sandbox.WithStatus(job, Status.Approved) with { Captcha = null }
        : throw WrongStatus(job, "approve"));

    /// <summary>Holds an open job, or releases a held one to its former status.</summary>
    public SandboxJob ToggleHold(long id) => Change(id, job => job.Status switch
    {
        Status.Hold => sandbox.WithStatus(job, job.HeldFrom ?? Status.Available) with { HeldFrom = null },
        Status.Available or Status.Pending or Status.Reviewable or Status.Revising or Status.Rejected =>
            sandbox.WithStatus(job, Status.Hold) with { HeldFrom = job.Status },
        _ => throw WrongStatus(job, "hold"),
    });

    /// <summary>Checks a rejection as Gengo's staff does: the job goes to the next translator, or is closed.</summary>
    public SandboxJob CheckRejection(long id) => Change(id, job => job is { Status: Status.Rejected, Rejection: { } rejection }
        ? sandbox.WithStatus(job, rejection.Requeue ? Status.Available : Status.Canceled)
        : throw WrongStatus(job, "check"));

    public SandboxJob AddTranslatorComment(long id, string body) => sandbox.ChangeAndCallBack(
        id,
        job => Existing(job) with { Thread = Existing(job).Thread.Add(new Comment(sandbox.TranslatorAuthor, body, sandbox.Now)) },
        isComment: true);

    private SandboxJob Change(long id, Func<SandboxJob, SandboxJob> change) =>
        sandbox.ChangeAndCallBack(id, job => change(Existing(job)));

    private static SandboxJob Existing(SandboxJob? job) => job ?? throw DeskRefusal.NotFound("There is no such job.");

    private static DeskRefusal WrongStatus(SandboxJob job, string action) =>
        DeskRefusal.Conflict($"Job {job.Id} is {job.Status}, so the action {action} is not possible.");
}
