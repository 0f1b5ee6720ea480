using AdaptiveCards;

namespace GengoBot.Cards;

/// <summary>A card ready to be sent: its JSON, and in plain text the same words with the command for each button.</summary>
internal sealed record Card(string Json, string PlainText)
{
    /// <summary>Under this many bytes of UTF-8 a card is taken by every client (bot-protocol.md, 4.2).</summary>
    public const int MaxBytes = 28 * 1024;

    public const string ContentType = AdaptiveCard.ContentType;
}
