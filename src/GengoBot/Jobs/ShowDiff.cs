using System.Globalization;
using GengoBot.Cards;
using GengoBot.Commands;

namespace GengoBot.Jobs;

/// <summary>Shows what changed between two revisions, by default the last two.</summary>
internal sealed class ShowDiff : ICommand
{
    public async Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        var id = command.RequiredJob;
        var gengo = turn.Account.Gengo;
        var job = await gengo.GetJobAsync(id, cancellationToken: cancellationToken);
        var revisions = await gengo.GetRevisionsAsync(id, cancellationToken);

        if (revisions.Count < 2)
        {
            return new Answer.Say(Sentence.InPlainText(revisions.Count == 0 ? Strings.NoRevisionOf : Strings.OneRevisionOf, id));
        }

        var wantedTo = command.OtherRevision ?? (command.Revision is null ? revisions.Count : null);
        var from = command.Revision is { } older ? ShowRevision.IndexOf(revisions, older) : revisions.Count - 2;
        var to = wantedTo is { } newer ? ShowRevision.IndexOf(revisions, newer) : revisions.Count - 1;
        if (from < 0 || to < 0)
        {
            return new Answer.Say(
                Sentence.InPlainText(Strings.NoSuchRevision, id, from < 0 ? command.Revision : command.OtherRevision, revisions.Count),
                IsProblem: true);
        }

        var texts = await Task.WhenAll(
            gengo.GetRevisionAsync(id, revisions[from].Id, cancellationToken),
            gengo.GetRevisionAsync(id, revisions[to].Id, cancellationToken));
        var numbers = (From: (from + 1).ToString(CultureInfo.InvariantCulture), To: (to + 1).ToString(CultureInfo.InvariantCulture));

        var draft = new CardDraft().Title(Strings.DiffTitle, id, numbers.From, numbers.To);
        var pages = Difference.Draw(draft, texts[0].Text, texts[1].Text, job.TargetLanguage, command.Page, out var page);
        return new Answer.Show(
            draft.Pages(
                Verbs.Diff, id, $"{Verbs.Diff} {id} {numbers.From}..{numbers.To}", page, pages, (CardFields.From, numbers.From),
                (CardFields.To, numbers.To))
                .Done());
    }
}
