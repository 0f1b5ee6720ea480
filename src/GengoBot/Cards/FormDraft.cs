using GengoBot.Text;

namespace GengoBot.Cards;

/// <summary>What a person typed for a decision, kept on the job card's button until the form is opened.</summary>
internal sealed record FormDraft(string Verb, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>The most that fits on a card besides the job, since a button carries its data twice.</summary>
    private const int MaxBytes = 3_000;

    /// <summary>Whether the words fit on a card. If not, they are still in the person's own message.</summary>
    public bool Fit => Fields.Values.Sum(static value => TextPages.Size(value)) <= MaxBytes;
}
