namespace Gengo.Sandbox.Jobs;

/// <summary>Gengo's words for where a job stands (gengo-api.md, 6). The set is open: the desk may put a job into any other.</summary>
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
