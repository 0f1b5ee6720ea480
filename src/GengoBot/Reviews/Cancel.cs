using Gengo;
using GengoBot.Cards;
using GengoBot.Commands;

namespace GengoBot.Reviews;

/// <summary>Cancels a job that no translator has started. Typed, it asks once more.</summary>
internal sealed class Cancel(Decisions decisions) : ICommand, ICardAction
{
    public Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        var cancellation = new CancelDecision(command.RequiredJob);
        return command.Options.ContainsKey(CardFields.Confirm) ? decisions.CarryOutAsync(cancellation, turn)
            : decisions.AskAsync(cancellation, turn, problem: null, cancellationToken);
    }

    public Task<Answer> HandleAsync(CardForm form, Turn turn, CancellationToken cancellationToken) =>
        decisions.CarryOutAsync(new CancelDecision(form.RequiredJob), turn);

    private sealed record CancelDecision(JobId Job) : Decision(Verbs.Cancel, Job, Seen: null, new Dictionary<string, string>())
    {
        public override Task SendAsync(GengoClient gengo, CancellationToken cancellationToken) =>
            gengo.CancelJobAsync(Job, cancellationToken);

        public override string Line(string person) => Sentence.InPlainText(Strings.LineCanceled, person, Job);

        public override Task<Card> FormAsync(Job job, FormProblem? problem, CancellationToken cancellationToken) =>
            Task.FromResult(DecisionForm.Begin(Strings.CancelTitle, job, problem)
                .Line(Strings.CancelQuestion)
                .Buttons(
                    DecisionForm.Submit(Strings.ButtonCancelNow, Kind, job, CardDraft.Destructive, $"cancel {job.Id} --confirm"),
                    DecisionForm.Back(job))
                .Done());
    }
}
