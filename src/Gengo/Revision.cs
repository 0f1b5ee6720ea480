namespace Gengo;

/// <summary>A revision is made each time a translator saves the text. Its text is a call of its own: <see cref="GengoClient.GetRevisionAsync"/>.</summary>
public sealed record Revision(RevisionId Id, DateTimeOffset? CreatedAt);
