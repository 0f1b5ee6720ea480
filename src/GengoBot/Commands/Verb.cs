namespace GengoBot.Commands;

/// <summary>What follows a typed verb. If a required job is left out, it is the job of the thread.</summary>
internal enum Takes
{
    Nothing,
    Job,

    /// <summary>A job, or nothing.</summary>
    JobIfAny,

    /// <summary>A job, or the word <c>all</c>.</summary>
    JobOrAll,

    /// <summary>A job, a span of time like <c>2h</c>, or a job and a span of time.</summary>
    JobOrTime,

    Revision,
    RevisionPair,
}

/// <summary>An option of a verb: <c>--rating 5</c>, or <c>--public</c> if it takes no value.</summary>
internal sealed record Option(string Name, bool TakesValue = true);

/// <summary>An entry of the vocabulary: the verb, its other names, and what may follow it.</summary>
internal sealed record Verb(string Name, params string[] Aliases)
{
    public Takes Takes { get; init; } = Takes.Nothing;

    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>Whether the words after the reference and the options belong to the command, verbatim.</summary>
    public bool FreeText { get; init; }

    /// <summary>Whether it changes something. Then nothing is guessed, and nothing typed is ignored.</summary>
    public bool Writes { get; init; }
}
