namespace Gengo.Sandbox.Jobs;

/// <summary>Gengo counts words, and characters in languages that put no spaces between them.</summary>
internal static class Units
{
    public static bool AreCharacters(string language) => language.Split('-')[0] is "ja" or "zh" or "th";

    public static int Count(string language, string text) => AreCharacters(language)
        ? text.Count(character => !char.IsWhiteSpace(character))
        : text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    public static decimal Price(int units, string tier) => units * (tier == "pro" ? 0.12m : 0.06m);
}
