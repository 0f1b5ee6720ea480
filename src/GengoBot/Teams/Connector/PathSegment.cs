namespace GengoBot.Teams.Connector;

/// <summary>
/// Ids of conversations, messages and people as parts of a path. They hold ':', ';', '@' and '/'. One made of dots would climb out of its
/// path, escaped or not, and lead the call elsewhere.
/// </summary>
internal static class PathSegment
{
    public static string Of(string? id) => Uri.EscapeDataString(Checked(id));

    /// <summary>Checks an id for the packages' own calls, which escape it but do not look at it.</summary>
    public static string Checked(string? id) => string.IsNullOrEmpty(id) || id is "." or ".."
        ? throw new HttpRequestException("The conversation, message or person has no usable id, so nothing is sent.")
        : id;
}
