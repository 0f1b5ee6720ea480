namespace GengoBot.Jobs;

/// <summary>What a job's card shows besides the job. A value is null if Gengo did not return it.</summary>
internal sealed record JobExtras(int? Revisions, DateTimeOffset? NewestRevision, int? Comments);
