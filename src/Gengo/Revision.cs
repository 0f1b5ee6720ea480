namespace Gengo;

/// <summary>
/// A revision without its text, which <see cref="GengoClient.GetRevisionAsync"/> reads. Gengo makes one whenever a translator saves.
/// </summary>
public sealed record Revision(RevisionId Id, DateTimeOffset? CreatedAt);
