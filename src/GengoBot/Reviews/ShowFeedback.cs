using System.Globalization;
using GengoBot.Cards;
using GengoBot.Commands;

namespace GengoBot.Reviews;

/// <summary>Shows the feedback that was left for the translator.</summary>
internal sealed class ShowFeedback : ICommand
{
    /// <summary>Gengo answers this where nobody rated, so without a comment it proves nothing (docs/protocol/gengo.md#feedback).</summary>
    private const decimal Unrated = 3.0m;

    public async Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        var id = command.RequiredJob;
        var feedback = await turn.Account.Gengo.GetFeedbackAsync(id, cancellationToken);
        var words = feedback?.ForTranslator is { Length: > 0 } text ? text : null;

        var draft = new CardDraft().Title(Strings.FeedbackTitle, id);
        if (feedback?.Rating is { } rating && (words is not null || rating != Unrated))
        {
            draft.Line(Strings.RatingOf, rating.ToString("0.#", CultureInfo.InvariantCulture));
        }
        else
        {
            draft.Line(feedback?.Rating is null ? Strings.NoFeedback : Strings.UnsureFeedback);
        }

        if (words is not null)
        {
            draft.Label(Strings.ForTranslatorLabel).Quote(GengoBot.Text.TextPages.Excerpt(words, 8_000).Shown, rightToLeft: false);
        }

        return new Answer.Show(draft.Buttons(Paging.BackToJob(id)).Done());
    }
}
