namespace Gengo.Sandbox.Jobs;

/// <summary>Counts what Gengo charges for: words, or characters in languages without spaces.</summary>
internal static class Units
{
    public static bool AreCharacters(string language) => language.Split('-')[0] is "ja" or "zh" or "th";

    public static int Count(string language, string text) => AreCharacters(language)
        ? text.Count(character => !char.IsWhiteSpace(character))
        : text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    public static decimal Price(int units, string tier) => units * (tier == "pro" ? 0.12m : 0.06m);
}
