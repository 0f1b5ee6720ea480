namespace GengoBot.Jobs;

/// <summary>What a job's card says beside the job: null where Gengo did not say.</summary>
internal sealed record JobExtras(int? Revisions, DateTimeOffset? NewestRevision, int? Comments);
