using Gengo;

namespace GengoBot.Jobs;

/// <summary>A job as its card shows it, with all that was read for it. A list is null if Gengo did not return it.</summary>
internal sealed record JobReading(
    JobView View, IReadOnlyList<Revision>? Revisions, IReadOnlyList<Comment>? Comments, DateTimeOffset BeganAt);
