using Gengo;
using GengoBot.Cards;
using GengoBot.Commands;

namespace GengoBot.Reviews;

/// <summary>Takes back an order that no translator has started. Typed, it asks once more.</summary>
internal sealed class Cancel(Decisions decisions) : ICommand, ICardAction
{
    public Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        var cancellation = new Cancellation(command.RequiredJob);
        return command.Options.ContainsKey("confirm") ? decisions.CarryOutAsync(cancellation, turn) : decisions.AskAsync(cancellation, turn, problem: null, cancellationToken);
    }

    public Task<Answer> HandleAsync(CardForm form, Turn turn, CancellationToken cancellationToken) =>
        decisions.CarryOutAsync(new Cancellation(form.RequiredJob), turn);

    private sealed record Cancellation(JobId Job) : Decision(Job, Seen: null)
    {
        public override string Verb => Verbs.Cancel;

        public override JobStatus From => JobStatus.Available;

        public override bool IsAboutText => false;

        public override JobStatus Result => JobStatus.Canceled;

        public override bool ChangesOnlyStatus => true;

        public override IEnumerable<string> Texts => [];

        public override IReadOnlyDictionary<string, string> Words => new Dictionary<string, string>();

        public override Decision WithoutTexts() => this;

        public override Task SendAsync(GengoClient gengo, CancellationToken cancellationToken) => gengo.CancelJobAsync(Job, cancellationToken);

        public override string Line(string person) => Sentence.InPlainText(Strings.LineCanceled, person, Job);

        public override Task<Card> AskAsync(Job job, FormProblem? problem, CancellationToken cancellationToken) =>
            Task.FromResult(DecisionForm.Begin(Strings.CancelTitle, job, problem)
                .Line(Strings.CancelQuestion)
                .Buttons(DecisionForm.Submit(Strings.ButtonCancelNow, Verb, job, CardDraft.Destructive, $"cancel {job.Id} --confirm"), DecisionForm.Back(job))
                .Done());
    }
}
