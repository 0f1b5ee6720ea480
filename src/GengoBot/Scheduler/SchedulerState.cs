namespace GengoBot.Scheduler;

internal enum SchedulerState
{
    /// <summary>Nobody needs it yet.</summary>
    Idle,

    Starting,

    Running,

    /// <summary>It could not start, and tries again.</summary>
    Failing,

    Stopped,
}
