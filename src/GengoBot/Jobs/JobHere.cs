namespace GengoBot.Jobs;

/// <summary>What a job's card shows in one conversation only.</summary>
/// <param name="IsWatched">Whether the conversation watches the job.</param>
internal sealed record JobHere(bool IsWatched, IReadOnlyList<JobCardLine> Lines)
{
    public static readonly JobHere Nothing = new(IsWatched: false, []);
}
