using Gengo;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Jobs;
using GengoBot.Text;

namespace GengoBot.Reviews;

/// <summary>The parts that the forms of all decisions share: the text they are about, what was wrong, and the way back.</summary>
internal static class DecisionForm
{
    private const int ExcerptBytes = 600;
    private const int DifferenceBytes = 3_000;

    public static CardDraft Begin(string titleFormat, Job job, FormProblem? problem)
    {
        var draft = new CardDraft()
            .Title(titleFormat, job.Id)
            .Line(Tone.Subtle, "{0} · {1}", job.Slug ?? Strings.NoSlug, JobWords.Languages(job));

        if (problem is { Field: null })
        {
            draft.Problem(problem.Sentence);
        }

        if (problem?.Before is { } before && before != job.Translation)
        {
            Difference.Draw(draft, before, job.Translation ?? "", job.TargetLanguage, wantedPage: 1, out _, DifferenceBytes);
        }
        else if (job.Translation is { Length: > 0 } translation)
        {
            draft.Quote(TextPages.Excerpt(translation, ExcerptBytes).Shown, LanguageNames.IsRightToLeft(job.TargetLanguage));
        }

        JobFiles.DrawTranslation(draft, job);
        return draft;
    }

    /// <summary>The button that acts. It carries the fingerprint of the text on this form.</summary>
    public static Button Submit(string title, string verb, Job job, string? style, string command) => new(title, verb, command)
    {
        Style = style,
        TakesInputs = true,
        Data = { [CardFields.Job] = job.Id.ToString(), [CardFields.Seen] = Fingerprint.Of(job) },
    };

    public static Button Back(Job job) => Paging.BackToJob(job.Id);
}
