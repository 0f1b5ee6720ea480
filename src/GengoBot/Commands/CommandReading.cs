namespace GengoBot.Commands;

/// <summary>The result of reading what a person typed: one of these four cases.</summary>
internal abstract record CommandReading
{
    private CommandReading()
    {
    }

    /// <summary>Nothing to do: no words, only a mention, or a greeting.</summary>
    internal sealed record Nothing : CommandReading;

    /// <summary>A command that is complete as far as the reader can tell.</summary>
    internal sealed record Understood(Command Command) : CommandReading;

    /// <summary>
    /// The first word is no verb, so nothing runs. <see cref="Meant"/> is the same command with the nearest verb, for a button, and never
    /// has <c>confirm</c>.
    /// </summary>
    internal sealed record Unknown(string Word, Command? Meant) : CommandReading;

    /// <summary>
    /// A verb followed by something that it does not take. <see cref="SoFar"/> holds what was read before the mistake, and in <see
    /// cref="Command.Text"/> everything typed from the wrong word on. <see cref="Nearest"/> is an option's name without dashes.
    /// </summary>
    internal sealed record Wrong(Mistake Mistake, string Word, Command SoFar, string? Nearest) : CommandReading;
}

/// <summary>What can be wrong with a word after a verb.</summary>
internal enum Mistake
{
    /// <summary>A job number is 1 to 2^63-1, in digits.</summary>
    JobNumber,

    /// <summary>Neither a job number nor <c>all</c>.</summary>
    JobOrAll,

    /// <summary>Neither a job number nor a span of time.</summary>
    JobOrTime,

    /// <summary>A revision is 1 to 2^63-1, in digits; a pair is two of them.</summary>
    RevisionNumber,

    UnknownOption,
    OptionNeedsValue,
    OptionTakesNoValue,

    /// <summary>Words after a verb that writes and takes no free text.</summary>
    UnexpectedText,
}
