namespace Gengo;

/// <summary>What becomes of a rejected job.</summary>
public enum FollowUp
{
    /// <summary>Another translator takes it, after Gengo's check.</summary>
    Requeue,

    /// <summary>It is closed for good.</summary>
    Cancel,
}
