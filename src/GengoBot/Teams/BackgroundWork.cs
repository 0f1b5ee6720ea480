using System.Collections.Concurrent;

namespace GengoBot.Teams;

/// <summary>
/// Tracks work that goes on after its request was answered: a turn whose reply Teams does not take at once, news of a click that the others
/// have not seen yet, a late answer. A process that is told to stop waits for it, as it waits for requests.
/// </summary>
internal sealed class BackgroundWork(TimeProvider time) : IHostedService
{
    private readonly ConcurrentDictionary<Task, bool> _going = new();

    /// <returns>Whether the work ended in this time; else it goes on in the background.</returns>
    public async ValueTask<bool> EndsInAsync(Task work, TimeSpan within)
    {
        if (!work.IsCompleted && within > TimeSpan.Zero)
        {
            await work.WaitAsync(within, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!work.IsCompleted)
        {
            Add(work);
        }

        return work.IsCompleted;
    }

    /// <summary>Tracks work that handles its own failures.</summary>
    public void Add(Task work)
    {
        _going[work] = true;
        _ = RemoveAsync(work);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(_going.Keys).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task RemoveAsync(Task work)
    {
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _going.TryRemove(work, out _);
    }
}
