namespace GengoBot.Hosting;

/// <summary>Repeats work while the bot runs. It ends quietly with the bot, even if the start fails.</summary>
internal abstract class RecurringWork(TimeSpan first, TimeSpan interval, TimeProvider time) : BackgroundService
{
    protected TimeProvider Time => time;

    /// <summary>Does the work once. An exception ends the bot.</summary>
    protected abstract Task WorkAsync(CancellationToken cancellationToken);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (var pause = first; ; pause = interval)
            {
                await Task.Delay(pause, time, stoppingToken);
                await WorkAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The bot stops.
        }
    }
}
