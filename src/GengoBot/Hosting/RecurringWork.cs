namespace GengoBot.Hosting;

/// <summary>Work that comes again and again while the bot runs, and ends with it without a word: also where a start fails that had begun it already.</summary>
internal abstract class RecurringWork(TimeSpan first, TimeSpan interval, TimeProvider time) : BackgroundService
{
    protected TimeProvider Time => time;

    /// <summary>Once. What it throws ends the bot.</summary>
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
