using System.Globalization;
using GengoBot.Cards;
using GengoBot.Commands;

namespace GengoBot.Jobs;

/// <summary>Lists the revisions of a job, newest first, ten a page.</summary>
internal sealed class ShowRevisions : ICommand
{
    private const int PageSize = 10;

    public async Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        var id = command.RequiredJob;
        var revisions = await turn.Account.Gengo.GetRevisionsAsync(id, cancellationToken);
        var pages = (revisions.Count + PageSize - 1) / PageSize;
        var page = Paging.Within(command.Page, pages);

        var draft = new CardDraft().Title(Strings.RevisionsTitle, id);
        if (revisions.Count == 0)
        {
            draft.Line(Strings.NoRevision);
        }

        var newest = revisions.Count - ((page - 1) * PageSize);
        var last = Math.Max(0, newest - PageSize);
        for (var number = newest; number > last; number--)
        {
            var revision = revisions[number - 1];
            draft.Line(number == revisions.Count ? Strings.RevisionLineNewest : Strings.RevisionLine, number, revision.CreatedAt);
        }

        // Every client shows six buttons in a row. Older revisions are typed.
        draft.Buttons(Enumerable.Range(last + 1, newest - last).Reverse().Take(6).Select(number =>
            new Button(Sentence.InPlainText(Strings.ButtonRevision, number), Verbs.Revision, $"revision {id} {number}")
            {
                Data = { [CardFields.Job] = id.ToString(), [CardFields.Revision] = number.ToString(CultureInfo.InvariantCulture) },
            }));

        var changes = new Button(Strings.ButtonChanges, Verbs.Diff, $"diff {id}") { Data = { [CardFields.Job] = id.ToString() } };
        return new Answer.Show(
            draft.Pages(Verbs.Revisions, id, $"{Verbs.Revisions} {id}", page, pages, first: revisions.Count > 1 ? changes : null).Done());
    }
}
