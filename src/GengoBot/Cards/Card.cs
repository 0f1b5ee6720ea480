using System.Text;
using AdaptiveCards;

namespace GengoBot.Cards;

/// <summary>A card ready to be sent: its JSON, and the same words in plain text with the command for each button.</summary>
internal sealed record Card(string Json, string PlainText)
{
    /// <summary>The most bytes of UTF-8 that every client takes (docs/protocol/teams.md#message-size).</summary>
    public const int MaxBytes = 28 * 1024;

    public const string ContentType = AdaptiveCard.ContentType;

    /// <summary>Draws the card anew for an account; null if it already is about one.</summary>
    public Func<CardAccount, Card>? DrawAbout { get; init; }

    /// <summary>The card with this account in its buttons; unchanged where the bot has one account, or the card names one.</summary>
    public Card About(CardAccount? account) => account is null || DrawAbout is null ? this : DrawAbout(account);

    /// <summary>Writes the card with a refresh for these people; null if it is never refreshed.</summary>
    public Func<IEnumerable<string>, string>? Refreshed { get; init; }

    /// <summary>
    /// The card that the clients of these people refresh by themselves. Without people, or if it would grow too big, the card is
    /// unchanged.
    /// </summary>
    public Card RefreshedFor(IReadOnlyList<string> people) =>
        people.Count > 0 && Refreshed?.Invoke(people) is { } json && Encoding.UTF8.GetByteCount(json) <= MaxBytes
            ? this with { Json = json } : this;
}
