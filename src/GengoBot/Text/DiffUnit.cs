namespace GengoBot.Text;

/// <summary>The unit in which differences are counted.</summary>
internal enum DiffUnit
{
    Word,
    Character,
}

internal static class DiffUnits
{
    /// <summary>Characters, for languages that put no spaces between words.</summary>
    public static DiffUnit For(string languageCode)
    {
        var language = languageCode.Split('-', '_')[0];
        var spaceless = language.ToLowerInvariant() is "zh" or "ja" or "th";
        return spaceless ? DiffUnit.Character : DiffUnit.Word;
    }
}
