namespace Gengo;

/// <summary>
/// The author of a comment, in Gengo's own word. Expect unknown words: comments by Gengo's staff carry one that is not documented.
/// </summary>
/// <param name="Raw">The word as Gengo sent it; empty if it sent none.</param>
public readonly record struct CommentAuthor(string Raw)
{
    /// <summary>Whether the comment comes from your account: from you, or from someone else who uses it.</summary>
    public bool IsCustomer => Is("customer");

    /// <summary>
    /// Whether a translator wrote the comment. Gengo's word was <c>translator</c> or <c>senior translator</c> until October 2013,
    /// then <c>worker</c>, and is <c>translator</c> again today.
    /// </summary>
    public bool IsTranslator => Is("worker") || Is("translator") || Is("senior translator");

    /// <summary>Shows <see cref="Raw"/>.</summary>
    public override string ToString() => Raw ?? "";

    private bool Is(string word) => string.Equals(Raw?.Trim(), word, StringComparison.OrdinalIgnoreCase);
}
