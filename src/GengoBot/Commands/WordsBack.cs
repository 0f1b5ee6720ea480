using GengoBot.Cards;

namespace GengoBot.Commands;

/// <summary>Gives a person back what they typed into a form that was not accepted. Nobody else sees it.</summary>
internal static class WordsBack
{
    private static readonly string[] Fields = [CardFields.Comment, CardFields.Translator, CardFields.Staff, CardFields.Note];

    /// <returns>The refusal with the words; as it is where nothing was typed, or it is no refusal.</returns>
    public static Answer With(CardForm? form, Answer answer) =>
        answer is Answer.Say { IsProblem: true } say && form is not null ? With(form, say.Sentence) ?? answer : answer;

    /// <returns>Null where nothing was typed.</returns>
    public static Answer.Form? With(CardForm form, string refusal)
    {
        var words = Fields.Select(form.Verbatim).Where(static text => !string.IsNullOrWhiteSpace(text)).ToList();
        return words.Count == 0 ? null : new Answer.Form(Card(refusal, words, form), Shown: null);
    }

    private static Card Card(string refusal, IEnumerable<string> words, CardForm form)
    {
        var draft = new CardDraft().Problem(refusal).Unsent(words, Strings.YourWords);
        return (form.Job is { } job ? draft.Buttons(Paging.BackToJob(job)) : draft).Done();
    }
}
