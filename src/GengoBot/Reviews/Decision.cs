using Gengo;
using GengoBot.Writes;

namespace GengoBot.Reviews;

/// <summary>What a person decided about a job, and how they are asked again with every word in place.</summary>
/// <param name="Job">The job.</param>
/// <param name="Seen">The fingerprint of the translation that was on screen; null where none was shown yet.</param>
internal abstract record Decision(JobId Job, string? Seen)
{
    public abstract string Verb { get; }

    /// <summary>The one status in which Gengo takes it.</summary>
    public virtual JobStatus From => JobStatus.Reviewable;

    /// <summary>Whether it is about the translation's text. To cancel is not: there is none yet.</summary>
    public virtual bool IsAboutText => true;

    /// <summary>Whether it carries an answer to Gengo's captcha.</summary>
    public virtual bool AnswersCaptcha => false;

    /// <summary>What was typed for it, by the form's fields; a captcha's answer is not among them.</summary>
    public abstract IReadOnlyDictionary<string, string> Words { get; }

    /// <summary>Those of the words that are sentences of the person's own.</summary>
    public abstract IEnumerable<string> Texts { get; }

    /// <summary>The same without them, for a form that cannot hold so many.</summary>
    public abstract Decision WithoutTexts();

    /// <summary>Tells Gengo.</summary>
    public abstract Task SendAsync(GengoClient gengo, CancellationToken cancellationToken);

    /// <summary>Read back after a lost answer: whether the job's status says that it took effect.</summary>
    public bool HasTakenEffect(JobStatus status) => WriteKind.TookEffect(Verb, status);

    /// <summary>The status that it leads to, where Gengo does not say otherwise.</summary>
    public abstract JobStatus Result { get; }

    /// <summary>Whether it leads there for certain, and changes nothing else: then Gengo's yes tells all that the job would tell.</summary>
    public virtual bool ChangesOnlyStatus => false;

    /// <summary>One line for everyone: who did what.</summary>
    public abstract string Line(string person);

    /// <summary>The form, filled in.</summary>
    public abstract Task<Cards.Card> AskAsync(Job job, FormProblem? problem, CancellationToken cancellationToken);
}

/// <summary>Why a form comes back.</summary>
/// <param name="Field">The field it is about; null is the form as a whole.</param>
/// <param name="NewCaptcha">The picture that takes the place of the used-up one.</param>
/// <param name="Before">The translation that the person had seen, where it has changed since.</param>
internal sealed record FormProblem(string? Field, string Sentence, Uri? NewCaptcha = null, string? Before = null)
{
    public string? For(string field) => Field == field ? Sentence : null;
}
