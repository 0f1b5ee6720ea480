using Gengo.Wire;

namespace Gengo;

public sealed partial class GengoClient
{
    /// <summary>Lists a job's revisions without their texts, oldest first. The list is empty until a translator has saved a text.</summary>
    public async Task<IReadOnlyList<Revision>> GetRevisionsAsync(JobId job, CancellationToken cancellationToken = default)
    {
        var response = await ReadAsync(PathOf(job) + "/revisions", WireJson.Default.RevisionsResponse, cancellationToken);
        var revisions = response.Revisions ?? throw MissingContent();

        // Gengo documents no order. Ids grow, so they decide where times are equal or missing.
        var known = revisions.Select(revision => revision.ToRevision()).OfType<Revision>().ToList();
        return known.TrueForAll(revision => revision.CreatedAt is not null)
            ? [.. known.OrderBy(revision => revision.CreatedAt).ThenBy(revision => revision.Id.Value)]
            : [.. known.OrderBy(revision => revision.Id.Value)];
    }

    /// <summary>
    /// Reads the text of one revision. Refused with <see cref="GengoCodes.RevisionNotAccessible"/> if the job has no such revision.
    /// </summary>
    public async Task<RevisionText> GetRevisionAsync(JobId job, RevisionId revision, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(revision.Value, nameof(revision));

        var response = await ReadAsync($"{PathOf(job)}/revision/{revision}", WireJson.Default.RevisionResponse, cancellationToken);
        return response.Revision?.ToText(revision) ?? throw MissingContent();
    }
}
