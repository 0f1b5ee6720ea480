using System.Threading.Channels;
using GengoBot.Scheduler;
using Microsoft.Extensions.DependencyInjection;

namespace GengoBot.Testing;

/// <summary>In place of the scheduler: a test says when there is work, and it is over when the test goes on.</summary>
internal sealed class HandScheduler(IServiceProvider services) : IWorkScheduler
{
    private const int MostRounds = 1_000;

    private readonly Channel<string> _wakes = Channel.CreateUnbounded<string>();

    public SchedulerState State => SchedulerState.Running;

    public void Wake(string worker, int partition) => _wakes.Writer.TryWrite(worker);

    /// <summary>Waits until somebody says that there is work. Each saying counts once.</summary>
    public ValueTask<string> WokenAsync(CancellationToken cancellationToken) => _wakes.Reader.ReadAsync(cancellationToken);

    public void BeNeeded()
    {
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Does all that is due, and what becomes due by that.</summary>
    public async Task WorkAsync(CancellationToken cancellationToken)
    {
        var workers = services.GetServices<IWorker>().ToList();
        for (var round = 0; round < MostRounds; round++)
        {
            var isIdle = true;
            foreach (var worker in workers)
            {
                foreach (var partition in await worker.DueAsync(cancellationToken))
                {
                    isIdle = false;
                    await worker.WorkAsync(partition, cancellationToken);
                }
            }

            if (isIdle)
            {
                return;
            }
        }

        throw new InvalidOperationException("What is due stays due, however often it is worked at.");
    }
}
