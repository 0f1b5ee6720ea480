using Microsoft.Extensions.Hosting;

namespace Gengo.Sandbox.Jobs;

/// <summary>Approves overdue jobs every minute, so that their callbacks are sent even if nobody reads the jobs.</summary>
internal sealed class AutoApproval(Sandbox sandbox, TimeProvider time) : BackgroundService
{
    // Created here rather than in ExecuteAsync, which may run after the host has started: the first minute counts from the start.
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
