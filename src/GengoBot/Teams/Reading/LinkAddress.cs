namespace GengoBot.Teams.Reading;

/// <summary>Where a link leads, as far as that is worth telling.</summary>
internal sealed record LinkAddress(string Text)
{
    private static readonly HashSet<string> Schemes = ["http", "https", "mailto", "tel", "ftp"];

    /// <returns>Null for an address that means nothing outside of the page, or runs something.</returns>
    public static LinkAddress? Of(string? href) =>
        Uri.TryCreate(href?.Trim(), UriKind.Absolute, out var address) && Schemes.Contains(address.Scheme)
            ? new LinkAddress(address.OriginalString)
            : null;

    /// <summary>Whether the link's words are its address, as people write one.</summary>
    public bool IsSaidBy(string words) => MemoryExtensions.Equals(Bare(words), Bare(Text), StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> address)
    {
        foreach (var start in (string[])["://", "mailto:", "tel:"])
        {
            if (address.IndexOf(start, StringComparison.OrdinalIgnoreCase) is >= 0 and <= 5 and var at)
            {
                address = address[(at + start.Length)..];
            }
        }

        return address.TrimEnd('/');
    }
}
