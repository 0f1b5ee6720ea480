using Gengo;
using GengoBot.Cards;

namespace GengoBot.Reviews;

/// <summary>What a person decided about a job. Its form can be drawn again with every word in place.</summary>
/// <param name="Kind">The verb, one of <see cref="Writes.WriteKind"/>.</param>
/// <param name="Seen">The fingerprint of the translation that was on screen; null where none was shown yet.</param>
/// <param name="Words">What was typed or chosen, by the form's fields. A captcha's answer is not among them.</param>
internal abstract record Decision(string Kind, JobId Job, string? Seen, IReadOnlyDictionary<string, string> Words)
{
    private static readonly string[] TextFields = [CardFields.Comment, CardFields.Translator, CardFields.Staff];

    /// <summary>The sentences among the words.</summary>
    public IEnumerable<string> Texts => TextFields.Select(Word);

    /// <summary>A job can be canceled before there is a translation.</summary>
    public bool IsAboutText => Kind != Writes.WriteKind.Cancel;

    /// <summary>Whether it carries an answer to Gengo's captcha.</summary>
    public virtual bool AnswersCaptcha => false;

    public string Word(string field) => Words.GetValueOrDefault(field, "");

    /// <summary>For a form that cannot hold so long a text.</summary>
    public Decision WithoutTexts() => this with { Words = Words.Where(static word => !TextFields.Contains(word.Key)).ToDictionary() };

    /// <summary>Sends it to Gengo.</summary>
    public abstract Task SendAsync(GengoClient gengo, CancellationToken cancellationToken);

    /// <summary>One line for everyone: who did what.</summary>
    public abstract string Line(string person);

    /// <summary>Draws the form, filled in.</summary>
    public abstract Task<Card> FormAsync(Job job, FormProblem? problem, CancellationToken cancellationToken);
}

/// <summary>Why a form comes back.</summary>
/// <param name="Field">The field it is about; null is the form as a whole.</param>
/// <param name="NewCaptcha">The picture that replaces the used one.</param>
/// <param name="Before">The translation that the person had seen, where it has changed since.</param>
internal sealed record FormProblem(string? Field, string Sentence, Uri? NewCaptcha = null, string? Before = null)
{
    /// <summary>
    /// For a click that brought none of what was filled in. Choices and toggles always have a value, so a form that has one proves it.
    /// </summary>
    /// <param name="command">What to type instead.</param>
    public static FormProblem Lost(string command) => new(null, Cards.Sentence.InPlainText(Strings.InputsLost, command));

    public string? For(string field) => Field == field ? Sentence : null;
}
