using Gengo;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;

namespace GengoBot.Reviews;

/// <summary>Sends a translation back to its translator with a comment. Typed without one, it asks.</summary>
internal sealed class Revise(Decisions decisions, ShownJobStore shown) : ICommand, ICardAction
{
    public async Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        var job = command.RequiredJob;
        var seen = (await shown.FindAsync(turn.Conversation.Id, turn.Account.Name, job, cancellationToken))?.Fingerprint;
        var revision = new ReviseDecision(job, seen, command.Text);
        return await (turn.Kind == InteractionKind.Typed && !string.IsNullOrWhiteSpace(command.Text)
            ? SendAsync(revision, turn, cancellationToken)
            : decisions.AskAsync(revision, turn, problem: null, cancellationToken));
    }

    public Task<Answer> HandleAsync(CardForm form, Turn turn, CancellationToken cancellationToken) =>
        SendAsync(new ReviseDecision(form.RequiredJob, form.Seen, form.Verbatim(CardFields.Comment)), turn, cancellationToken);

    private async Task<Answer> SendAsync(ReviseDecision revision, Turn turn, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(revision.Comment)
            ? await decisions.AskAsync(revision, turn, new FormProblem(CardFields.Comment, Strings.GengoCommentMissing), cancellationToken)
        : revision.Comment.Length > GengoLimits.MaxCommentLength
            ? new Answer.Say(Sentence.InPlainText(Strings.CommentTooLong, revision.Comment.Length), IsProblem: true)
        : await decisions.CarryOutAsync(revision, turn);

    private sealed record ReviseDecision(JobId Job, string? Seen, string Comment)
        : Decision(Verbs.Revise, Job, Seen, new Dictionary<string, string> { [CardFields.Comment] = Comment })
    {
        public override Task SendAsync(GengoClient gengo, CancellationToken cancellationToken) =>
            gengo.ReviseJobAsync(Job, Comment, cancellationToken);

        public override string Line(string person) => Sentence.InPlainText(Strings.LineSentBack, person, Job);

        public override Task<Card> FormAsync(Job job, FormProblem? problem, CancellationToken cancellationToken) =>
            Task.FromResult(DecisionForm.Begin(Strings.ReviseTitle, job, problem)
                .TextBox(new TextBox(CardFields.Comment, Strings.ReviseLabel, Word(CardFields.Comment))
                {
                    IsMultiline = true,
                    Required = Strings.GengoCommentMissing,
                    Problem = problem?.For(CardFields.Comment),
                    Placeholder = Strings.RevisePlaceholder,
                })
                .Buttons(
                    DecisionForm.Submit(Strings.ButtonReviseNow, Kind, job, CardDraft.Positive, $"revise {job.Id} <comment>"),
                    DecisionForm.Back(job))
                .Done());
    }
}
