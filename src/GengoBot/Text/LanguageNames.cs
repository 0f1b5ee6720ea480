using System.Resources;

namespace GengoBot.Text;

/// <summary>Gengo's language codes as people say them. The runtime knows no names here: it runs without ICU.</summary>
internal static class LanguageNames
{
    private static readonly ResourceManager Names = new(typeof(LanguageNames));

    private static readonly HashSet<string> RightToLeft = ["ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"];

    /// <summary>"Portuguese (Brazil)" for pt-br; "Portuguese (AO)" where only the language is known; the code itself where not even that.</summary>
    public static string Of(string code)
    {
        var key = Key(code);
        if (Names.GetString(key) is { } name)
        {
            return name;
        }

        return key.Split('_', 2) is [var language, var region] && Names.GetString(language) is { } known
            ? $"{known} ({region.ToUpperInvariant()})"
            : code;
    }

    public static bool IsRightToLeft(string code) => RightToLeft.Contains(Key(code).Split('_')[0]);

    private static string Key(string code) => code.ToLowerInvariant().Replace('-', '_');
}
