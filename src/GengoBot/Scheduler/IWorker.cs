namespace GengoBot.Scheduler;

/// <summary>
/// A kind of work that lies in rows of the database with a time at which each is due. It is divided into partitions by what must keep its
/// order: over all replicas one process at a time works at a partition, so fewer and longer runs do what many wake-ups would.
/// </summary>
internal interface IWorker
{
    /// <summary>A short word that names it in the scheduler's tables.</summary>
    string Name { get; }

    /// <summary>The partitions in which something is due now.</summary>
    Task<IReadOnlyList<int>> DueAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Does what is due in the partition, and comes back when nothing is any more or after half a minute. What fails stays in its row for
    /// later.
    /// </summary>
    Task WorkAsync(int partition, CancellationToken cancellationToken);
}
