using System.Collections.Concurrent;
using System.Data.Common;
using Gengo;
using GengoBot.Accounts;
using GengoBot.Hosting;
using GengoBot.Writes;

namespace GengoBot.Jobs;

/// <summary>
/// Reads a job for its card. Only the job itself is required; revisions and comments are extra, and are read at the same time.
/// </summary>
internal sealed class JobReader(JobWriteStore actions, TimeProvider time)
{
    private readonly BoundedCache<(string Account, JobId Job), (JobView View, DateTimeOffset At)> _views = new(
        1_000, time, TimeSpan.FromSeconds(30));
    private readonly BoundedCache<(string Account, JobId Job), JobExtras> _extras = new(10_000, time, TimeSpan.FromMinutes(10));
    private readonly ConcurrentDictionary<(string Account, JobId Job), Lazy<Task<JobView>>> _looks = new();

    /// <summary>
    /// Reads a job for clients that refresh by themselves, up to sixty at once when a card changes. One read serves them all, unless the
    /// job was changed through any replica since.
    /// </summary>
    /// <param name="since">A read before this time does not count.</param>
    public async Task<JobView> RecentAsync(JobId id, GengoAccount account, DateTimeOffset since = default)
    {
        var key = (account.Name, id);
        if (_views.TryGet(key, out var recent) && recent.At >= since
            && recent.View.LastAction?.Id == (await LastActionAsync(id, account))?.Id)
        {
            return recent.View;
        }

        var look = _looks.GetOrAdd(key, _ => new Lazy<Task<JobView>>(() => AtAsync(id, account, CancellationToken.None)));
        try
        {
            return await look.Value;
        }
        finally
        {
            _looks.TryRemove(KeyValuePair.Create(key, look));
        }
    }

    public async Task<JobView> AtAsync(JobId id, GengoAccount account, CancellationToken cancellationToken, bool machineTranslation = false)
    {
        var job = account.Gengo.GetJobAsync(id, machineTranslation, cancellationToken);
        var extras = ExtrasAsync(id, account, cancellationToken);
        return await CompleteAsync(await job, account, extras);
    }

    /// <summary>Reads a job with its revisions and comments, for more than its card.</summary>
    public async Task<JobReading> WholeAsync(JobId id, GengoAccount account, CancellationToken cancellationToken)
    {
        var beganAt = time.GetUtcNow();
        var job = account.Gengo.GetJobAsync(id, cancellationToken: cancellationToken);
        var extras = ExtrasAsync(id, account, cancellationToken);
        var view = await CompleteAsync(await job, account, extras);
        var (revisions, comments) = await extras;
        return new JobReading(view, revisions, comments, beganAt);
    }

    /// <summary>Reads what belongs to a job that was just read.</summary>
    public Task<JobView> AroundAsync(Job job, GengoAccount account, CancellationToken cancellationToken) =>
        CompleteAsync(job, account, ExtrasAsync(job.Id, account, cancellationToken));

    /// <summary>The view from memory of a job that was just read and that only this action has changed since.</summary>
    /// <returns>Null if the job was not read recently.</returns>
    public JobView? KnownAround(Job job, GengoAccount account, JobWrite last)
    {
        if (!_extras.TryGet((account.Name, job.Id), out var extras))
        {
            return null;
        }

        var view = new JobView(job, account)
        {
            Revisions = extras.Revisions,
            NewestRevision = extras.NewestRevision,
            Comments = extras.Comments,
            LastAction = last,
        };
        Remember(view);
        return view;
    }

    private async Task<JobView> CompleteAsync(
        Job job, GengoAccount account, Task<(IReadOnlyList<Revision>? Revisions, IReadOnlyList<Comment>? Comments)> extras)
    {
        var (revisions, comments) = await extras;
        var view = new JobView(job, account)
        {
            Revisions = revisions?.Count,
            NewestRevision = revisions is [.., var newest] ? newest.CreatedAt : null,
            Comments = comments?.Count,
            LastAction = await LastActionAsync(job.Id, account),
        };
        _extras.Set((account.Name, job.Id), new JobExtras(view.Revisions, view.NewestRevision, view.Comments));
        Remember(view);
        return view;
    }

    /// <summary>Forgets a job in which something besides its status has changed.</summary>
    public void Forget(JobId job, GengoAccount account)
    {
        _extras.Remove((account.Name, job));
        _views.Remove((account.Name, job));
    }

    private void Remember(JobView view)
    {
        if (!view.Job.IsMachineTranslation)
        {
            _views.Set((view.Account.Name, view.Job.Id), (view, time.GetUtcNow()));
        }
    }

    private async Task<JobWrite?> LastActionAsync(JobId job, GengoAccount account)
    {
        try
        {
            return await actions.LastAsync(account.Name, job, otherThan: WriteKind.Comment, CancellationToken.None);
        }
        catch (DbException)
        {
            // A job can be read without the database.
            return null;
        }
    }

    private static async Task<(IReadOnlyList<Revision>?, IReadOnlyList<Comment>?)> ExtrasAsync(
        JobId id, GengoAccount account, CancellationToken cancellationToken)
    {
        var revisions = OrNothingAsync(account.Gengo.GetRevisionsAsync(id, cancellationToken));
        var comments = OrNothingAsync(account.Gengo.GetCommentsAsync(id, cancellationToken));
        return (await revisions, await comments);
    }

    private static async Task<IReadOnlyList<T>?> OrNothingAsync<T>(Task<IReadOnlyList<T>> reading)
    {
        try
        {
            return await reading;
        }
        catch (GengoException)
        {
            // The card shows less. If Gengo fails altogether, reading the job says so.
            return null;
        }
    }
}
