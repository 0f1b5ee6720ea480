namespace GengoBot.Scheduler;

/// <summary>Runs the workers: it checks every second what is due, and is woken for what should not wait so long.</summary>
internal interface IWorkScheduler : IHostedService
{
    SchedulerState State { get; }

    /// <summary>
    /// Wakes a partition in which something is due now; called after the commit. A second call costs nothing, and a lost one costs a
    /// second.
    /// </summary>
    void Wake(string worker, int partition);

    /// <summary>There is work from now on: somebody watches something. A scheduler that nobody needed until now starts.</summary>
    void BeNeeded();
}
