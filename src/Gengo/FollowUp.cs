namespace Gengo;

/// <summary>What happens to a job after it was rejected.</summary>
public enum FollowUp
{
    /// <summary>Another translator gets the job, once Gengo has checked the rejection.</summary>
    Requeue,

    /// <summary>The job is closed for good.</summary>
    Cancel,
}
