namespace Gengo;

/// <summary>What is checked here, before anything is sent or while an answer is read.</summary>
public static class GengoLimits
{
    /// <summary>Longest comment, as UTF-16 units. Gengo's documents say 25,000 characters without saying how it counts; this is the strict reading.</summary>
    public const int CommentLength = 25_000;

    /// <summary>Longest answer that is read, in bytes. Gengo allows requests of 100 MB; a job of two million characters fits here even when each is escaped.</summary>
    public const int AnswerBytes = 32 * 1024 * 1024;
}
