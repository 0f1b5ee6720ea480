namespace Gengo;

/// <summary>Why a translation is rejected.</summary>
public enum RejectionReason
{
    /// <summary>The translation is poor.</summary>
    Quality,

    /// <summary>Something is missing.</summary>
    Incomplete,

    /// <summary>Anything else. The comment explains it.</summary>
    Other,
}
