using System.Text.Json;
using Gengo;

namespace GengoBot.Cards;

/// <summary>
/// The data of a click: the button's own data and the card's inputs. It comes from a client, so all of it is only a claim: the job is
/// read again, and the person's role comes from the authenticated activity.
/// </summary>
internal sealed class CardForm
{
    private readonly Dictionary<string, string> _fields;

    public CardForm(IReadOnlyDictionary<string, string> fields) => _fields = new(fields, StringComparer.Ordinal);

    public string Verb => Text(CardFields.Verb);

    /// <summary>The job; null if the data has none, or something that is no job number.</summary>
    public JobId? Job => JobId.TryParse(Text(CardFields.Job), out var job) ? job : null;

    /// <summary>The job, for a handler: the bot answers a form without one by itself.</summary>
    public JobId RequiredJob => Job ?? throw new InvalidOperationException($"'{Verb}' came without a job.");

    public string? Seen => Text(CardFields.Seen) is { Length: > 0 } seen ? seen : null;

    public IReadOnlyDictionary<string, string> Fields => _fields;

    /// <summary>Reads a card's data. Scalars are read as text. Lists and objects are ignored, since our cards send none.</summary>
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

    /// <summary>Whether the click brought the field at all, even empty.</summary>
    public bool Has(string field) => _fields.ContainsKey(field);

    /// <summary>The typed or chosen value, without white space around it; empty if there is none.</summary>
    public string Text(string field) => _fields.TryGetValue(field, out var text) ? text.Trim() : "";

    /// <summary>The value exactly as typed.</summary>
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
            // A string with half of a surrogate pair is not text.
            return null;
        }
    }
}
