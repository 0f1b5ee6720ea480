using Microsoft.Extensions.Hosting;

namespace Gengo.Sandbox.Jobs;

/// <summary>Approves what nobody reviewed in time, also while nobody looks, so that the callback goes out.</summary>
internal sealed class ReviewClock(Sandbox sandbox, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minutes = new PeriodicTimer(TimeSpan.FromMinutes(1), time);
        try
        {
            while (await minutes.WaitForNextTickAsync(stoppingToken))
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
