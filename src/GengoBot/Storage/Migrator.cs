using System.Data.Common;
using Microsoft.Extensions.Options;

namespace GengoBot.Storage;

/// <summary>Brings the database up to date before anything else of the bot starts; a database that is not to be had stops the start.</summary>
internal sealed class Migrator(BotDb db, ILoggerFactory loggers) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.MigrateAsync(loggers, cancellationToken);
        }
        catch (Exception unusable) when (unusable is DbException or IOException or UnauthorizedAccessException)
        {
            throw new OptionsValidationException(
                StorageOptions.Section, typeof(StorageOptions), [$"Storage:ConnectionString: the database cannot be used: {unusable.Message}"]);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
