using Gengo;
using GengoBot.Conversations;

namespace GengoBot.Writes;

/// <summary>
/// One person's write to a job, step by step, as <see cref="JobWriter"/> carries it out. It remembers what it reads on the way, for the
/// answer.
/// </summary>
internal abstract class WriteAttempt
{
    /// <summary>Reads Gengo right before the write, so that nothing is sent that the person would no longer want.</summary>
    public abstract Task<WriteCheck> CheckAsync(JobWrite begun);

    /// <summary>Sends the write to Gengo. Called once at most.</summary>
    public abstract Task SendAsync(CancellationToken cancellationToken);

    /// <summary>Gengo has refused the write. Without an answer of its own, the refusal goes up to the caller.</summary>
    /// <returns>One of <see cref="WriteResult"/>.</returns>
    public virtual Task<string> RefusedAsync(GengoException refused) => Task.FromException<string>(refused);

    /// <summary>Reads Gengo after its answer was lost.</summary>
    /// <returns>Whether the write took effect.</returns>
    public abstract Task<bool> TookEffectAsync(CancellationToken cancellationToken);

    /// <summary>One of <see cref="WriteResult"/>, for a write that <see cref="TookEffectAsync"/> says took no effect.</summary>
    public virtual string NoEffect => WriteResult.NotArrived;

    /// <summary>Prepares the answer before the end is recorded.</summary>
    /// <returns>The answer to store in the same transaction; null where there is none yet.</returns>
    public virtual Task<StoredAnswer?> AnswerAsync(WriteOutcome outcome) => Task.FromResult<StoredAnswer?>(null);
}

/// <summary>What a look at Gengo right before a write has shown.</summary>
/// <param name="Refusal">Why nothing may be sent, one of <see cref="WriteResult"/>; null where it may.</param>
/// <param name="Evidence">Kept to tell, after a crash, whether the write took effect; null where the job's status tells.</param>
internal sealed record WriteCheck(string? Refusal = null, string? Evidence = null);

/// <summary>How a write ended.</summary>
/// <param name="State">Running while nobody knows.</param>
/// <param name="Result">One of <see cref="WriteResult"/>, where the state alone does not say it.</param>
internal sealed record WriteOutcome(WriteState State, string? Result = null)
{
    /// <summary>Who was writing to the job already; null where the job was free.</summary>
    public Person? HeldBy { get; init; }
}
