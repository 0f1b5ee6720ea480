namespace Gengo.Sandbox.Jobs;

/// <summary>The customer's reason to reject, and whether the next translator gets the job.</summary>
public sealed record Rejection(string Reason, string Comment, bool Requeue);
