namespace Gengo.Sandbox.Jobs;

/// <summary>Why the customer rejected, and whether the next translator gets the job.</summary>
public sealed record Rejection(string Reason, string Comment, bool Requeue);
