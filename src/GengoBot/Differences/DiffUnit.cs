namespace GengoBot.Differences;

/// <summary>The unit in which unchanged text is counted.</summary>
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
        var isUnspaced = language.ToLowerInvariant() is "zh" or "yue" or "ja" or "th" or "lo" or "km" or "my";
        return isUnspaced ? DiffUnit.Character : DiffUnit.Word;
    }
}
