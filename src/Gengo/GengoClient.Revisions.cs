using Gengo.Wire;

namespace Gengo;

public sealed partial class GengoClient
{
    /// <summary>Lists a job's revisions without their texts, oldest first. Empty while nobody worked on it.</summary>
    public async Task<IReadOnlyList<Revision>> GetRevisionsAsync(JobId job, CancellationToken cancellationToken = default)
    {
        var response = await ReadAsync(PathOf(job) + "/revisions", WireJson.Default.RevisionsResponse, cancellationToken);
        var revisions = response.Revisions ?? throw Lacking();

        // Gengo states no order; numbers grow, and speak where times are the same or missing.
        var known = revisions.Select(revision => revision.ToRevision()).OfType<Revision>().ToList();
        return known.TrueForAll(revision => revision.CreatedAt is not null)
            ? [.. known.OrderBy(revision => revision.CreatedAt).ThenBy(revision => revision.Id.Value)]
            : [.. known.OrderBy(revision => revision.Id.Value)];
    }

    /// <summary>Reads one revision's text. 2200: no such revision of this job.</summary>
    public async Task<RevisionText> GetRevisionAsync(JobId job, RevisionId revision, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(revision.Value, nameof(revision));

        var response = await ReadAsync($"{PathOf(job)}/revision/{revision}", WireJson.Default.RevisionResponse, cancellationToken);
        return response.Revision?.ToText(revision) ?? throw Lacking();
    }
}
