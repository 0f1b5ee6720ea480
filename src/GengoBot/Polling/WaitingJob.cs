using Gengo;

namespace GengoBot.Polling;

/// <summary>A watched job that waits for a decision.</summary>
/// <param name="ApprovesAt">When Gengo approves it by itself; null if that is not known.</param>
internal sealed record WaitingJob(JobId Job, DateTimeOffset? ApprovesAt);
