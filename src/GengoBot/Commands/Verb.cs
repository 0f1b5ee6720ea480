namespace GengoBot.Commands;

/// <summary>What stands behind a verb when it is typed. A job that is left out is the one of the thread, where it may not be missing.</summary>
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

/// <summary>An option that may be typed after a verb: <c>--rating 5</c>, or <c>--public</c> alone where it takes no value.</summary>
internal sealed record Option(string Name, bool TakesValue = true);

/// <summary>One entry of the vocabulary, as the reader needs it: the verb, its other names, and what may follow it.</summary>
internal sealed record Verb(string Name, params string[] Aliases)
{
    public Takes Takes { get; init; } = Takes.Nothing;

    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>Whether words after the reference and the options belong to it, verbatim.</summary>
    public bool FreeText { get; init; }

    /// <summary>Whether it changes something: then nothing is guessed and nothing typed is ignored.</summary>
    public bool Writes { get; init; }
}
