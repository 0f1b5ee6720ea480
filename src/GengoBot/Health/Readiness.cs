using GengoBot.Accounts;
using GengoBot.Scheduler;
using GengoBot.Storage;
using GengoBot.Teams.Authentication;

namespace GengoBot.Health;

/// <summary>Whether this process can do its work now. Whoever asks how often: once a second it is found out anew.</summary>
internal sealed class Readiness(
    BotDb db, SigningKeys keys, GengoReach gengo, IWorkScheduler engine, IConfiguration configuration, TimeProvider time)
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
            hasDatabase ? "answers" : "does not answer",
            signingKeys is null ? "not needed" : hasKeys ? "there" : "not to be had",
            engine.State.ToString(),
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
            // Whatever it is, it is said elsewhere; here it is a no.
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
