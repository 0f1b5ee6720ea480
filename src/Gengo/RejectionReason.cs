namespace Gengo;

/// <summary>Why a translation is rejected.</summary>
public enum RejectionReason
{
    /// <summary>It is poor.</summary>
    Quality,

    /// <summary>Something is missing.</summary>
    Incomplete,

    /// <summary>Anything else; the comment says what.</summary>
    Other,
}
