using Gengo.Sandbox.Api;
using Gengo.Sandbox.Jobs;

namespace Gengo.Sandbox.Desk;

/// <summary>A job in JSON, with everything that Gengo's staff sees.</summary>
internal sealed record DeskJob : JobWire
{
    public DeskJob(SandboxJob job, Generation generation, string origin)
        : base(job, generation, origin, textNumbers: false)
    {
        Captcha = job.Status == Jobs.Status.Reviewable ? job.Captcha?.Answer : null;
        Revisions = [.. job.Revisions.Select(DeskRevision.Of)];
        Thread = [.. job.Thread.Select(CommentWire.Of)];
        Feedback = job.Feedback;
        Rejection = job.Rejection;
        Archived = job.Archived;
    }

    public string? Captcha { get; }

    public DeskRevision[] Revisions { get; }

    public CommentWire[] Thread { get; }

    public Feedback? Feedback { get; }

    public Rejection? Rejection { get; }

    public bool Archived { get; }
}

internal sealed record DeskRevision(WireNumber RevId, WireNumber Ctime, string BodyTgt)
{
    public static DeskRevision Of(Revision revision) =>
        new(new WireNumber(revision.Id, AsText: true), WireNumber.Seconds(revision.Time), revision.Body);
}
