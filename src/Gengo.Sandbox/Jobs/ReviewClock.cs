using Microsoft.Extensions.Hosting;

namespace Gengo.Sandbox.Jobs;

/// <summary>Approves what nobody reviewed in time, also while nobody looks, so that the callback goes out.</summary>
internal sealed class ReviewClock(Sandbox sandbox, TimeProvider time) : BackgroundService
{
    // Begun here and not in ExecuteAsync, which the host runs on a thread of its own: a minute that passes right after the start counts.
    private readonly PeriodicTimer _minutes = new(TimeSpan.FromMinutes(1), time);

    public override void Dispose()
    {
        _minutes.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _minutes.WaitForNextTickAsync(stoppingToken))
            {
                sandbox.ApproveOverdue();
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }
}
