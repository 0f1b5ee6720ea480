namespace Gengo;

/// <summary>Who wrote a comment, in Gengo's word. The set is open: comments of Gengo's own staff come under a word that no document names.</summary>
/// <param name="Raw">The word as Gengo sent it; empty when there was none.</param>
public readonly record struct CommentAuthor(string Raw)
{
    /// <summary>You, or someone else with your account.</summary>
    public bool IsCustomer => Is("customer");

    /// <summary>A translator. The word was <c>translator</c> or <c>senior translator</c> before October 2013, then <c>worker</c>, and <c>translator</c> again today.</summary>
    public bool IsTranslator => Is("worker") || Is("translator") || Is("senior translator");

    /// <summary>The word as it came.</summary>
    public override string ToString() => Raw ?? "";

    private bool Is(string word) => string.Equals(Raw?.Trim(), word, StringComparison.OrdinalIgnoreCase);
}
