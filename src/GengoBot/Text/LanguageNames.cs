using System.Resources;

namespace GengoBot.Text;

/// <summary>Names Gengo's language codes. The runtime knows no names, since it runs without ICU.</summary>
internal static class LanguageNames
{
    private static readonly ResourceManager Names = new(typeof(LanguageNames));

    private static readonly HashSet<string> RightToLeft = ["ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"];

    /// <summary>"Portuguese (Brazil)" for pt-br, "Portuguese (AO)" if only the language is known, the code itself if nothing is.</summary>
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
