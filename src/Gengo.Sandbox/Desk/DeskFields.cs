using System.Globalization;
using System.Text.Json;

namespace Gengo.Sandbox.Desk;

/// <summary>Fields of a body at the desk: numbers may be texts, as Gengo writes them; what does not fit is refused by name.</summary>
internal static class DeskFields
{
    private const long LastSecond = 253_402_300_799;

    public static string? Text(JsonFields fields, string name) => fields.Text(name) is { } text
        ? text
        : fields.Has(name) ? throw DeskRefusal.BadRequest($"{name} must be a text.") : null;

    public static long? Number(JsonFields fields, string name, long least, long most)
    {
        if (Text(fields, name) is not { Length: > 0 } text)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw DeskRefusal.BadRequest($"{name} must be a whole number from {least} to {most}.");
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
        Number(fields, name, 0, LastSecond) is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : default;

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
            ? list.EnumerateArray().Select(item => JsonFields.From(item) ?? throw NoList(name))
            : throw NoList(name);
    }

    private static DeskRefusal NoList(string name) => DeskRefusal.BadRequest($"{name} must be a list of objects.");
}
