using Gengo;

namespace GengoBot.Bot;

/// <summary>What a person typed, understood: a verb of the vocabulary and what followed it.</summary>
internal sealed record Command(string Verb)
{
    /// <summary>The job that was named; none where the thread has to say it.</summary>
    public JobId? Job { get; init; }

    /// <summary>A revision as people count them (1 is the oldest) or as Gengo numbers them; the older one of a pair.</summary>
    public long? Revision { get; init; }

    /// <summary>The newer revision of a pair.</summary>
    public long? OtherRevision { get; init; }

    /// <summary>By option name, without dashes. An option without a value is there with an empty one.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>The free text, as typed.</summary>
    public string Text { get; init; } = "";
}
