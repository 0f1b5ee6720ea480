using System.Collections.Concurrent;
using System.Threading.Channels;

namespace GengoBot.Scheduler;

/// <summary>The partitions that were woken and that the scheduler has not heard of yet: each once, however often it was woken.</summary>
internal sealed class WakeQueue
{
    private readonly ConcurrentDictionary<(string Worker, int Partition), bool> _waiting = new();
    private readonly Channel<(string Worker, int Partition)> _order = Channel.CreateUnbounded<(string Worker, int Partition)>(
        new UnboundedChannelOptions { SingleReader = true });

    public void Add(string worker, int partition)
    {
        if (_waiting.TryAdd((worker, partition), true))
        {
            _order.Writer.TryWrite((worker, partition));
        }
    }

    public async Task<(string Worker, int Partition)> NextAsync(CancellationToken cancellationToken)
    {
        var next = await _order.Reader.ReadAsync(cancellationToken);

        // Before it is passed on: one that is woken meanwhile is passed on again.
        _waiting.TryRemove(next, out _);
        return next;
    }
}
