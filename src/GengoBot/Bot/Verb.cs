namespace GengoBot.Bot;

/// <summary>What stands behind a verb when it is typed: nothing, a job, a job and one revision, or a job and two.</summary>
internal enum Takes
{
    Nothing,
    Job,
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

    /// <summary>Whether it changes something at Gengo: then nothing is guessed and nothing typed is ignored.</summary>
    public bool Writes { get; init; }
}
