using System.Globalization;
using Gengo;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;

namespace GengoBot.Reviews;

/// <summary>
/// Approves a translation. Typed, it asks for a rating and feedback; submitted, or with <c>--confirm</c>, it tells Gengo.
/// </summary>
internal sealed class Approve(Decisions decisions, ShownJobStore shown) : ICommand, ICardAction
{
    public async Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        var form = new CardForm(command.Options);
        var isPublic = command.Options.TryGetValue(CardFields.Public, out var value) && (value.Length == 0 || form.IsOn(CardFields.Public));
        var job = command.RequiredJob;
        var seen = (await shown.FindAsync(turn.Conversation.Id, turn.Account.Name, job, cancellationToken))?.Fingerprint;
        var typed = Read(form, job, seen, isPublic);
        return await (
            command.Options.ContainsKey(CardFields.Confirm) ? SendAsync(typed, turn)
                : decisions.AskAsync(typed, turn, problem: null, cancellationToken));
    }

    public Task<Answer> HandleAsync(CardForm form, Turn turn, CancellationToken cancellationToken)
    {
        var approval = Read(form, form.RequiredJob, form.Seen, form.IsOn(CardFields.Public));
        return form.Has(CardFields.Public)
            ? SendAsync(approval, turn)
            : decisions.AskAsync(approval, turn, FormProblem.Lost(ApproveDecision.CommandFor(approval.Job)), cancellationToken);
    }

    private static ApproveDecision Read(CardForm form, JobId job, string? seen, bool isPublic) =>
        new(job, seen, new Dictionary<string, string>
        {
            [CardFields.Rating] = form.Text(CardFields.Rating),
            [CardFields.Translator] = form.Verbatim(CardFields.Translator),
            [CardFields.Staff] = form.Verbatim(CardFields.Staff),
            [CardFields.Public] = isPublic ? "true" : "false",
        });

    private async Task<Answer> SendAsync(ApproveDecision approval, Turn turn) =>
        approval.Word(CardFields.Rating).Length > 0 && approval.Rating is null
            ? new Answer.Say(Strings.RatingMustBe, IsProblem: true)
            : await decisions.CarryOutAsync(approval, turn);

    private sealed record ApproveDecision(JobId Job, string? Seen, IReadOnlyDictionary<string, string> Words)
        : Decision(Verbs.Approve, Job, Seen, Words)
    {
        public int? Rating => int.TryParse(Word(CardFields.Rating), NumberStyles.None, CultureInfo.InvariantCulture, out var rating)
            && rating is >= 1 and <= 5 ? rating : null;

        private bool IsPublic => Word(CardFields.Public) == "true";

        public override Task SendAsync(GengoClient gengo, CancellationToken cancellationToken) =>
            gengo.ApproveJobAsync(
                Job,
                new Approval
                {
                    Rating = Rating,
                    ForTranslator = TextOrNull(CardFields.Translator),
                    ForStaff = TextOrNull(CardFields.Staff),
                    Public = IsPublic,
                },
                cancellationToken);

        public override string Line(string person) => Rating is { } rating
            ? Sentence.InPlainText(Strings.LineApprovedRated, person, Job, rating)
            : Sentence.InPlainText(Strings.LineApproved, person, Job);

        public override Task<Card> FormAsync(Job job, FormProblem? problem, CancellationToken cancellationToken)
        {
            var draft = DecisionForm.Begin(Strings.ApproveTitle, job, problem)
                .Choice(
                    CardFields.Rating,
                    Strings.RatingLabel,
                    Word(CardFields.Rating),
                    [("5", Strings.Rating5), ("4", Strings.Rating4), ("3", Strings.Rating3), ("2", Strings.Rating2),
                        ("1", Strings.Rating1)],
                    problem?.For(CardFields.Rating))
                .TextBox(
                    new TextBox(CardFields.Translator, Strings.TranslatorLabel, Word(CardFields.Translator))
                    {
                        IsMultiline = true,
                        Placeholder = Strings.TranslatorPlaceholder,
                    })
                .TextBox(
                    new TextBox(CardFields.Staff, Strings.StaffLabel, Word(CardFields.Staff))
                    {
                        IsMultiline = true,
                        MaxLength = 1000,
                        Placeholder = Strings.StaffPlaceholder,
                    })
                .Toggle(CardFields.Public, Strings.PublicLabel, IsPublic)
                .Buttons(
                    DecisionForm.Submit(
                        Strings.ButtonApproveNow, Kind, job, CardDraft.Positive,
                        CommandFor(job.Id)),
                    DecisionForm.Back(job));
            return Task.FromResult(draft.Done());
        }

        public static string CommandFor(JobId job) =>
            $"{Verbs.Approve} {job} --rating 1-5 --translator \"…\" --staff \"…\" --public --confirm";

        private string? TextOrNull(string field) => Word(field) is var text && string.IsNullOrWhiteSpace(text) ? null : text;
    }
}
