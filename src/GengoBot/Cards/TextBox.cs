namespace GengoBot.Cards;

/// <summary>A text box of a form.</summary>
/// <param name="Name">The name of the field, the same as that of the typed option.</param>
internal sealed record TextBox(string Name, string Label, string Value)
{
    /// <summary>The most text that a form can hold and be shown with again within the card's limit.</summary>
    public const int DefaultMaxLength = 2000;

    public string? Placeholder { get; init; }

    public bool IsMultiline { get; init; }

    /// <summary>
    /// The most UTF-16 units, as clients count; 0 is no limit. It bounds the card's size when the form is shown again with its text.
    /// </summary>
    public int MaxLength { get; init; } = DefaultMaxLength;

    /// <summary>What the client says if the box is empty; null if it may be.</summary>
    public string? Required { get; init; }

    /// <summary>What is wrong with the typed text.</summary>
    public string? Problem { get; init; }
}
