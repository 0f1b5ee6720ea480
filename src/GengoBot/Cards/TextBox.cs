namespace GengoBot.Cards;

/// <summary>A text box of a form.</summary>
/// <param name="Name">The field in what comes back; named as the typed option.</param>
internal sealed record TextBox(string Name, string Label, string Value)
{
    /// <summary>What a form holds and can be shown again with, under the card's limit.</summary>
    public const int DefaultMaxLength = 2000;

    public string? Placeholder { get; init; }

    public bool IsMultiline { get; init; }

    /// <summary>In UTF-16 units, as clients count; 0 is none. Bounds the card's size when the form comes again with the words in it.</summary>
    public int MaxLength { get; init; } = DefaultMaxLength;

    /// <summary>What the client says when it is left empty; null where it may be.</summary>
    public string? Required { get; init; }

    /// <summary>What is wrong with what was typed.</summary>
    public string? Problem { get; init; }
}
