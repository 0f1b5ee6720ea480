using System.Collections.Concurrent;
using Gengo;

namespace GengoBot.Bot;

/// <summary>
/// One job, one write at a time: two clicks in the same second make one call, and the second person learns who was first. Also remembers the last
/// thing that was done to a job through this bot. In memory, for this process.
/// </summary>
internal sealed class JobActions(TimeProvider time)
{
    private const int MostRemembered = 20_000;

    private readonly ConcurrentDictionary<(string Account, JobId Job), JobAction> _running = new();
    private readonly ConcurrentDictionary<(string Account, JobId Job), JobAction> _last = new();

    /// <summary>Takes the job for a write.</summary>
    /// <param name="first">Who is at it already, when the answer is no.</param>
    public bool TryBegin(Turn turn, JobId job, string verb, out JobAction first)
    {
        first = new JobAction(verb, turn.Person, time.GetUtcNow());
        if (_running.TryAdd((turn.Account.Name, job), first))
        {
            return true;
        }

        first = _running.GetValueOrDefault((turn.Account.Name, job), first);
        return false;
    }

    /// <summary>Gives the job free again.</summary>
    /// <param name="done">Whether the write took effect.</param>
    public void End(Turn turn, JobId job, bool done)
    {
        if (_running.TryRemove((turn.Account.Name, job), out var action) && done)
        {
            if (_last.Count >= MostRemembered)
            {
                _last.Clear();
            }

            _last[(turn.Account.Name, job)] = action with { At = time.GetUtcNow() };
        }
    }

    public JobAction? Last(string account, JobId job) => _last.GetValueOrDefault((account, job));
}

/// <summary>Something a person did to a job: the verb, who, when.</summary>
internal sealed record JobAction(string Verb, Person Person, DateTimeOffset At);
