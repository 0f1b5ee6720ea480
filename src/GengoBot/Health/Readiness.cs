using GengoBot.Accounts;
using GengoBot.Hosting;
using GengoBot.Scheduler;
using GengoBot.Storage;
using GengoBot.Teams.Authentication;

namespace GengoBot.Health;

/// <summary>Finds out whether this process can do its work now, at most once a second however often it is asked.</summary>
internal sealed class Readiness(
    BotDb db, SigningKeys keys, GengoReach gengo, IWorkScheduler scheduler, IConfiguration configuration, TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private Task<ReadinessReport>? _report;
    private long _askedAt;

    public Task<ReadinessReport> AskAsync()
    {
        lock (_lock)
        {
            if (_report is null || (_report.IsCompleted && time.GetElapsedTime(_askedAt) > Fresh))
            {
                _askedAt = time.GetTimestamp();
                _report = FindOutAsync();
            }

            return _report;
        }
    }

    private async Task<ReadinessReport> FindOutAsync()
    {
        var database = AnswersAsync(HasDatabaseAsync);
        var signingKeys = string.IsNullOrEmpty(configuration["MicrosoftAppId"]) ? null : AnswersAsync(HasKeysAsync);
        var (hasDatabase, hasKeys) = (await database, signingKeys is null || await signingKeys);
        return new ReadinessReport(
            hasDatabase && hasKeys,
            Availability.Of(hasDatabase),
            signingKeys is null ? Availability.NotRequired : Availability.Of(hasKeys),
            scheduler.State.ToString().ToLowerInvariant(),
            gengo.States());
    }

    private async Task<bool> AnswersAsync(Func<CancellationToken, Task<bool>> ask)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        try
        {
            return await Task.Run(() => ask(limit.Token), limit.Token).WaitAsync(Limit, time, CancellationToken.None);
        }
        catch (Exception)
        {
            // The cause is logged elsewhere.
            return false;
        }
    }

    private async Task<bool> HasDatabaseAsync(CancellationToken cancellationToken)
    {
        await db.ReadAsync(static session => session.ExecuteAsync("SELECT 1", new { }), cancellationToken);
        return true;
    }

    private async Task<bool> HasKeysAsync(CancellationToken cancellationToken)
    {
        await keys.GetAsync(cancellationToken);
        return true;
    }
}
