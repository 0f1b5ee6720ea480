using System.Globalization;
using Gengo;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Text;

namespace GengoBot.Jobs;

/// <summary>Shows the text of one revision.</summary>
internal sealed class ShowRevision : ICommand
{
    private const int PageBytes = 7_000;

    public async Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        var id = command.RequiredJob;
        var gengo = turn.Account.Gengo;
        var job = await gengo.GetJobAsync(id, cancellationToken: cancellationToken);
        var revisions = await gengo.GetRevisionsAsync(id, cancellationToken);

        if (revisions.Count == 0)
        {
            return new Answer.Say(Sentence.InPlainText(Strings.NoRevisionOf, id));
        }

        var index = command.Revision is { } wanted ? IndexOf(revisions, wanted) : revisions.Count - 1;
        if (index < 0)
        {
            return new Answer.Say(Sentence.InPlainText(Strings.NoSuchRevision, id, command.Revision, revisions.Count), IsProblem: true);
        }

        var text = await gengo.GetRevisionAsync(id, revisions[index].Id, cancellationToken);
        var pages = TextPages.Split(text.Text, PageBytes).ToList();
        var page = Paging.Within(command.Page, pages.Count);
        var number = (index + 1).ToString(CultureInfo.InvariantCulture);

        var draft = new CardDraft()
            .Title(Strings.RevisionTitle, id, number, revisions.Count)
            .Line(Tone.Subtle, "{0} · {1}", LanguageNames.Of(job.TargetLanguage), text.CreatedAt ?? revisions[index].CreatedAt)
            .Quote(pages.Count == 0 ? Strings.NoText : pages[page - 1].Shown, LanguageNames.IsRightToLeft(job.TargetLanguage));

        return new Answer.Show(
            draft.Pages(Verbs.Revision, id, $"{Verbs.Revision} {id} {number}", page, pages.Count, (CardFields.Revision, number)).Done());
    }

    /// <summary>Finds a revision by its place, as people count, or by Gengo's own number.</summary>
    /// <returns>The index, oldest first; -1 if there is none.</returns>
    public static int IndexOf(IReadOnlyList<Revision> revisions, long wanted)
    {
        if (wanted >= 1 && wanted <= revisions.Count)
        {
            return (int)wanted - 1;
        }

        for (var i = 0; i < revisions.Count; i++)
        {
            if (revisions[i].Id.Value == wanted)
            {
                return i;
            }
        }

        return -1;
    }
}
