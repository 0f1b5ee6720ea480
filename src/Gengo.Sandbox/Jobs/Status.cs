namespace Gengo.Sandbox.Jobs;

/// <summary>Gengo's statuses: docs/protocol/gengo.md#statuses. The desk may give a job any other, since Gengo may add some.</summary>
public static class Status
{
    public const string Queued = "queued";
    public const string Available = "available";
    public const string Pending = "pending";
    public const string Reviewable = "reviewable";
    public const string Revising = "revising";
    public const string Approved = "approved";
    public const string Rejected = "rejected";
    public const string Canceled = "canceled";
    public const string Hold = "hold";
}
