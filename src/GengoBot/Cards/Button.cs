using AdaptiveCards;

namespace GengoBot.Cards;

/// <summary>A button of a card: its title, its action, and the typed command that does the same.</summary>
/// <param name="Command">Shown in the card's plain text, for clients and people without buttons; null if only the card can do it.</param>
internal sealed record Button(string Title, string Verb, string? Command = null)
{
    /// <summary>The data of a click, besides the verb and the card's inputs.</summary>
    public Dictionary<string, object> Data { get; init; } = [];

    public string? Style { get; init; }

    /// <summary>
    /// Whether the card's inputs are sent too, after the client has checked them. A button that only shows something sends none.
    /// </summary>
    public bool TakesInputs { get; init; }

    /// <param name="account">The account that the card is about; null where the bot has one account.</param>
    public AdaptiveExecuteAction ToAction(CardAccount? account)
    {
        var data = DataFor(account);
        var inputs = TakesInputs ? AdaptiveAssociatedInputs.Auto : AdaptiveAssociatedInputs.None;

        return new AdaptiveExecuteAction
        {
            Title = Title,
            Verb = Verb,
            Data = data,
            Style = Style,
            AssociatedInputs = inputs,
            // A client without Action.Execute sends the same data as a message.
            Fallback = new AdaptiveFallbackElement(new AdaptiveSubmitAction
            {
                Title = Title,
                Data = data,
                Style = Style,
                AssociatedInputs = inputs,
            }),
        };
    }

    /// <summary>The data of a click: its own, the verb, and the account unless the button names one.</summary>
    public Dictionary<string, object> DataFor(CardAccount? account)
    {
        var data = new Dictionary<string, object>(Data) { [CardFields.Verb] = Verb };
        if (account is not null)
        {
            data.TryAdd(CardFields.Account, account.Name);
        }

        return data;
    }
}
