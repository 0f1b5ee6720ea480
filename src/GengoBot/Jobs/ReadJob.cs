using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Text;

namespace GengoBot.Jobs;

/// <summary>Shows the whole source and translation side by side, in pages.</summary>
internal sealed class ReadJob : ICommand
{
    private const int PageBytes = 3_000;

    public async Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        var job = await turn.Account.Gengo.GetJobAsync(command.RequiredJob, cancellationToken: cancellationToken);
        var source = TextPages.Split(job.Source ?? "", PageBytes).ToList();
        var translation = TextPages.Split(job.Translation ?? "", PageBytes).ToList();
        var pages = Math.Max(source.Count, translation.Count);
        var page = Paging.Within(command.Page, pages);

        var draft = new CardDraft()
            .Title(Strings.JobTitle, job.Id, job.Slug ?? Strings.NoSlug)
            .Line(Tone.Subtle, "{0} · {1}", JobWords.Of(job.Status), JobWords.Languages(job))
            .SideBySide(
                Side(Strings.SourceLabel, job.SourceLanguage, source, page),
                Side(JobWords.TranslationLabel(job), job.TargetLanguage, translation, page))
            .Pages(Verbs.Read, job.Id, $"{Verbs.Read} {job.Id}", page, pages);

        return new Answer.Show(draft.Done(), new SeenText(job.Id, Fingerprint.Of(job)));
    }

    private static (string Label, string Text, bool RightToLeft) Side(string label, string language, List<TextPage> pages, int page) =>
    (
        Sentence.InPlainText(label, LanguageNames.Of(language)),
        page <= pages.Count ? pages[page - 1].Shown : pages.Count == 0 ? Strings.NoText
            : Sentence.InPlainText(Strings.EndsOnPage, pages.Count),
        LanguageNames.IsRightToLeft(language)
    );
}
