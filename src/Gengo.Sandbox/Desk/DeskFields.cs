using System.Globalization;
using System.Text.Json;

namespace Gengo.Sandbox.Desk;

/// <summary>Reads the fields of a request to the desk. Numbers may be texts, as in Gengo's JSON. A refusal names the field.</summary>
internal static class DeskFields
{
    private const long MaxUnixSeconds = 253_402_300_799;

    public static string? Text(JsonFields fields, string name) => fields.Text(name) is { } text
        ? text
        : fields.Has(name) ? throw DeskRefusal.BadRequest($"{name} must be a text.") : null;

    public static long? Number(JsonFields fields, string name, long min, long max)
    {
        if (Text(fields, name) is not { Length: > 0 } text)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= min
            && number <= max
                ? number
                : throw DeskRefusal.BadRequest($"{name} must be a whole number from {min} to {max}.");
    }

    public static decimal? Money(JsonFields fields, string name)
    {
        if (Text(fields, name) is not { Length: > 0 } text)
        {
            return null;
        }

        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw DeskRefusal.BadRequest($"{name} must be a price such as 0.72.");
    }

    public static DateTimeOffset Time(JsonFields fields, string name) =>
        Number(fields, name, 0, MaxUnixSeconds) is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : default;

    public static bool Flag(JsonFields fields, string name) => Text(fields, name) switch
    {
        null or "" or "0" or "false" => false,
        "1" or "true" => true,
        _ => throw DeskRefusal.BadRequest($"{name} must be 0 or 1."),
    };

    public static IEnumerable<JsonFields> List(JsonFields fields, string name)
    {
        if (fields[name] is not { } list)
        {
            return [];
        }

        return list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(item => JsonFields.From(item) ?? throw NotAList(name))
            : throw NotAList(name);
    }

    private static DeskRefusal NotAList(string name) => DeskRefusal.BadRequest($"{name} must be a list of objects.");
}
