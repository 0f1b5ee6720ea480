using System.Security.Cryptography;
using System.Text;

namespace GengoBot.Conversations;

/// <summary>
/// One message or click as it was delivered, by a key that a second delivery of it has too, and how much of it is on record.
/// </summary>
/// <param name="activity">Teams' id of the message or click.</param>
internal sealed class InboundActivityKey(string conversation, string person, string activity)
{
    public string Activity => activity;

    public string Key { get; } = $"{conversation}\n{person}\n{activity}";

    /// <summary>The same for each press of one button of one card by one person with the same inputs; null for a message.</summary>
    public string? Click { get; private init; }

    /// <summary>
    /// The first press of this click, where this is a second one: a person whose answer was cut on its way presses again, and Teams gives
    /// that press an id of its own.
    /// </summary>
    public InboundActivityKey? First { get; private set; }

    /// <summary>Something was begun for it: a second delivery begins nothing.</summary>
    public bool IsBegun { get; set; }

    /// <summary>Its answer is stored: a second delivery gets that.</summary>
    public bool IsAnswered { get; set; }

    /// <param name="card">The message with the clicked card.</param>
    public static InboundActivityKey OfClick(
        string conversation, string person, string activity, string? card, IReadOnlyDictionary<string, string> fields)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in (ReadOnlySpan<string?>)[conversation, person, card])
        {
            Append(part ?? "");
        }

        foreach (var (name, value) in fields.OrderBy(static field => field.Key, StringComparer.Ordinal))
        {
            Append(name);
            Append(value);
        }

        return new InboundActivityKey(conversation, person, activity) { Click = Convert.ToHexStringLower(hash.GetHashAndReset()) };

        void Append(string part)
        {
            hash.AppendData(BitConverter.GetBytes(part.Length));
            hash.AppendData(Encoding.UTF8.GetBytes(part));
        }
    }

    public void IsRepeatOf(string firstActivity) => First = new InboundActivityKey(conversation, person, firstActivity);
}

/// <summary>The stored answer to an activity, given again if the activity comes again.</summary>
internal sealed record StoredAnswer(InboundActivityKey Delivery, string Response);
