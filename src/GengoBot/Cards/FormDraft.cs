using GengoBot.Text;

namespace GengoBot.Cards;

/// <summary>What somebody typed for a decision, kept on the job card's button until its form is opened.</summary>
internal sealed record FormDraft(string Verb, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>More than this does not fit on a card beside the job, since a button carries its data twice.</summary>
    private const int MaxBytes = 3_000;

    /// <summary>Whether they fit on a card. Those that do not are still in the person's own message.</summary>
    public bool Fit => Fields.Values.Sum(static value => TextPages.Size(value)) <= MaxBytes;
}
