using AdaptiveCards;

namespace GengoBot.Cards;

/// <summary>A button of a card: what it says, what it does, and the command that does the same when typed.</summary>
/// <param name="Command">Shown in the card's plain text, for clients and people that use no buttons; null where the card itself is the only way.</param>
internal sealed record Button(string Title, string Verb, string? Command = null)
{
    /// <summary>What the click brings back, beside the verb and the card's inputs.</summary>
    public Dictionary<string, object> Data { get; init; } = [];

    public string? Style { get; init; }

    /// <summary>Whether the card's inputs go along, checked by the client first. A button that only looks takes none.</summary>
    public bool TakesInputs { get; init; }

    public AdaptiveExecuteAction ToAction()
    {
        var data = new Dictionary<string, object>(Data) { [CardFields.Verb] = Verb };
        CardAccount.AddTo(data);
        var inputs = TakesInputs ? AdaptiveAssociatedInputs.Auto : AdaptiveAssociatedInputs.None;

        return new AdaptiveExecuteAction
        {
            Title = Title,
            Verb = Verb,
            Data = data,
            Style = Style,
            AssociatedInputs = inputs,
            // For a client that does not know Action.Execute: the same data comes as a message.
            Fallback = new AdaptiveFallbackElement(new AdaptiveSubmitAction
            {
                Title = Title,
                Data = data,
                Style = Style,
                AssociatedInputs = inputs,
            }),
        };
    }
}
