using Gengo;
using GengoBot.Storage;
using GengoBot.Writes;

namespace GengoBot.Tests.Writes;

/// <summary>For tests of writes to jobs that nobody watches.</summary>
internal sealed class NoWatchers : IJobWriteObserver
{
    public Task WrittenAsync(DbSession session, string account, JobId job, long now) => Task.CompletedTask;
}
