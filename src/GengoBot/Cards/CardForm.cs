using System.Text.Json;
using Gengo;

namespace GengoBot.Cards;

/// <summary>
/// What a click brings: the button's own data and the inputs of its card. It comes from a client, so all of it is a claim: the job is looked up
/// again and the person's role comes from the authenticated activity.
/// </summary>
internal sealed class CardForm
{
    private readonly Dictionary<string, string> _fields;

    public CardForm(IReadOnlyDictionary<string, string> fields) => _fields = new(fields, StringComparer.Ordinal);

    public string Verb => Text(CardFields.Verb);

    /// <summary>The job; none when the data names none, or no number.</summary>
    public JobId? Job => JobId.TryParse(Text(CardFields.Job), out var job) ? job : null;

    /// <summary>The job, for a handler: the bot answers for a form without one before it comes here.</summary>
    public JobId RequiredJob => Job ?? throw new InvalidOperationException($"'{Verb}' came without a job.");

    public string? Seen => Text(CardFields.Seen) is { Length: > 0 } seen ? seen : null;

    public IReadOnlyDictionary<string, string> Fields => _fields;

    /// <summary>Reads a card's data. Scalars count, as text; lists and objects are nothing that our cards send.</summary>
    public static CardForm Read(JsonElement data, string? verb = null)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);

        if (data.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in data.EnumerateObject())
            {
                if (AsText(member.Value) is { } text)
                {
                    fields[member.Name] = text;
                }
            }
        }

        if (!string.IsNullOrEmpty(verb))
        {
            fields[CardFields.Verb] = verb;
        }

        return new CardForm(fields);
    }

    /// <summary>What was typed or chosen, without white space around it; empty when nothing was.</summary>
    public string Text(string field) => _fields.TryGetValue(field, out var text) ? text.Trim() : "";

    /// <summary>What was typed, to the letter.</summary>
    public string Verbatim(string field) => _fields.GetValueOrDefault(field, "");

    /// <summary>Whether a toggle is on.</summary>
    public bool IsOn(string field) => Text(field).ToUpperInvariant() is "TRUE" or "1" or "YES" or "ON";

    private static string? AsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => ReadString(value),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    private static string? ReadString(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // A string with half a surrogate pair is no text.
            return null;
        }
    }
}
