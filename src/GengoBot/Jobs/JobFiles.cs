using Gengo;
using GengoBot.Cards;

namespace GengoBot.Jobs;

/// <summary>
/// Links to the files of a file job. The bot neither fetches nor shows them: whoever decides opens them first, so an approval is bound to
/// the address.
/// </summary>
internal static class JobFiles
{
    /// <summary>A longer address, such as one with a signature, would take the room of the card.</summary>
    private const int MaxAddress = 2_000;

    public static void Draw(CardDraft draft, Job job)
    {
        if (job.SourceFile is { } source)
        {
            Draw(draft, Strings.SourceIsFile, Strings.ButtonSourceFile, source);
        }

        DrawTranslation(draft, job);
    }

    public static void DrawTranslation(CardDraft draft, Job job)
    {
        if (ShownTranslations.Of(job) == ShownTranslation.File && job.TranslationFile is { } translation)
        {
            Draw(draft, Strings.TranslationIsFile, Strings.ButtonTranslationFile, translation);
        }
    }

    private static void Draw(CardDraft draft, string sentence, string button, Uri address)
    {
        draft.Line(sentence);
        if (address.AbsoluteUri.Length <= MaxAddress)
        {
            draft.Buttons([], (button, address));
        }
    }
}
