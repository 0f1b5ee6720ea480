using System.Data.Common;
using Microsoft.Extensions.Options;

namespace GengoBot.Storage;

/// <summary>
/// Brings the database up to date while the rest of the bot starts; what is asked of it meanwhile waits. A database that is not to be had
/// stops the start.
/// </summary>
internal sealed class Migrator(BotDb db, ILoggerFactory loggers) : IHostedLifecycleService
{
    private Task _migration = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _migration = db.MigrateAsync(loggers, cancellationToken);
        return Task.CompletedTask;
    }

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _migration;
        }
        catch (Exception unusable) when (unusable is DbException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new OptionsValidationException(
                StorageOptions.Section, typeof(StorageOptions),
                [$"Storage:ConnectionString: the database cannot be used: {unusable.Message}"]);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
