using Gengo;

namespace GengoBot.Polling;

/// <summary>A watched job that waits for a decision.</summary>
/// <param name="ApprovesAt">When Gengo approves it by itself, where that is known.</param>
internal sealed record WaitingJob(JobId Job, DateTimeOffset? ApprovesAt);
