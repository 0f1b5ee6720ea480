namespace GengoBot.Scheduler;

/// <summary>Runs the workers: looks every second for what is due, and is told of what should not wait so long.</summary>
internal interface IWorkScheduler : IHostedService
{
    SchedulerState State { get; }

    /// <summary>Something is due in this partition now; said after the commit. Costs nothing to say twice, and one that is lost costs a second.</summary>
    void Wake(string worker, int partition);

    /// <summary>There is work from now on: somebody watches something. An engine that nobody needed until now starts.</summary>
    void BeNeeded();
}
