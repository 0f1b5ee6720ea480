namespace Gengo;

/// <summary>Limits that the library checks by itself.</summary>
public static class GengoLimits
{
    /// <summary>
    /// The length of a comment, in UTF-16 code units. Gengo documents 25,000 characters but not how it counts; this is the strict reading.
    /// </summary>
    public const int MaxCommentLength = 25_000;

    /// <summary>
    /// The size of an answer, in bytes. Gengo allows requests of 100 MB; a job of two million characters fits here even if each one is
    /// escaped.
    /// </summary>
    public const int MaxResponseBytes = 32 * 1024 * 1024;
}
