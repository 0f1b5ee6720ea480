using System.Collections.Concurrent;
using System.Threading.Channels;

namespace GengoBot.Scheduler;

/// <summary>The buckets that were woken and that the scheduler has not heard of yet: each once, however often it was woken.</summary>
internal sealed class WakeQueue
{
    private readonly ConcurrentDictionary<(string Shift, int Bucket), bool> _waiting = new();
    private readonly Channel<(string Shift, int Bucket)> _order = Channel.CreateUnbounded<(string Shift, int Bucket)>(new UnboundedChannelOptions { SingleReader = true });

    public void Add(string shift, int bucket)
    {
        if (_waiting.TryAdd((shift, bucket), true))
        {
            _order.Writer.TryWrite((shift, bucket));
        }
    }

    public async Task<(string Shift, int Bucket)> NextAsync(CancellationToken cancellationToken)
    {
        var next = await _order.Reader.ReadAsync(cancellationToken);

        // Before it is passed on: one that is woken meanwhile is passed on again.
        _waiting.TryRemove(next, out _);
        return next;
    }
}
