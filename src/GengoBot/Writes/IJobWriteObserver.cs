using Gengo;
using GengoBot.Storage;

namespace GengoBot.Writes;

/// <summary>Hears of each write that took effect, or may have, so that those who watch the job hear of it soon.</summary>
internal interface IJobWriteObserver
{
    /// <summary>Runs in the transaction that ends the write: both are stored, or neither is.</summary>
    Task WrittenAsync(DbSession session, string account, JobId job, long now);
}
