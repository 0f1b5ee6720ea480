using Gengo;

namespace GengoBot.Polling;

/// <summary>A watched job as its last poll found it.</summary>
/// <param name="Slug">Empty where it has none.</param>
/// <param name="Source">A language's code, as the next one; empty where it is not known yet.</param>
/// <param name="SeenAt">When the poll was.</param>
internal sealed record FoundJob(
    string Account, JobId Id, JobStatus Status, string Slug, string Source, string Target, DateTimeOffset SeenAt);
