using System.Text;
using AdaptiveCards;

namespace GengoBot.Cards;

/// <summary>A card ready to be sent: its JSON, and in plain text the same words with the command for each button.</summary>
internal sealed record Card(string Json, string PlainText)
{
    /// <summary>Under this many bytes of UTF-8 a card is taken by every client (bot-protocol.md, 4.2).</summary>
    public const int MaxBytes = 28 * 1024;

    public const string ContentType = AdaptiveCard.ContentType;

    /// <summary>Writes it with a refresh for these people; null where it is not to be asked for anew.</summary>
    public Func<IEnumerable<string>, string>? Refreshed { get; init; }

    /// <summary>The same for these people's clients to ask for anew by themselves; for nobody's, or if it grew too big by that, as it is.</summary>
    public Card RefreshedFor(IReadOnlyList<string> people) =>
        people.Count > 0 && Refreshed?.Invoke(people) is { } json && Encoding.UTF8.GetByteCount(json) <= MaxBytes ? this with { Json = json } : this;
}
