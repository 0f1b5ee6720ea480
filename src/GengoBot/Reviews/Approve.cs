using System.Globalization;
using Gengo;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;

namespace GengoBot.Reviews;

/// <summary>Approves a translation. Typed, it asks for a rating and words; submitted, or with <c>--confirm</c>, it tells Gengo.</summary>
internal sealed class Approve(Decisions decisions, ShownJobStore shown) : ICommand, ICardAction
{
    public async Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        var form = new CardForm(command.Options);
        var isPublic = command.Options.TryGetValue(CardFields.Public, out var value) && (value.Length == 0 || form.IsOn(CardFields.Public));
        var job = command.RequiredJob;
        var seen = (await shown.FindAsync(turn.Conversation.Id, turn.Account.Name, job, cancellationToken))?.Fingerprint;
        var typed = Read(form, job, seen, isPublic);
        return await (command.Options.ContainsKey("confirm") ? SendAsync(typed, turn) : decisions.AskAsync(typed, turn, problem: null, cancellationToken));
    }

    public Task<Answer> HandleAsync(CardForm form, Turn turn, CancellationToken cancellationToken) =>
        SendAsync(Read(form, form.RequiredJob, form.Seen, form.IsOn(CardFields.Public)), turn);

    private static Approval Read(CardForm form, JobId job, string? seen, bool isPublic) =>
        new(job, seen, form.Text(CardFields.Rating), form.Verbatim(CardFields.Translator), form.Verbatim(CardFields.Staff), isPublic);

    private async Task<Answer> SendAsync(Approval approval, Turn turn) =>
        approval.RatingText.Length > 0 && approval.Rating is null
            ? new Answer.Say(Strings.RatingMustBe, IsProblem: true)
            : await decisions.CarryOutAsync(approval, turn);

    private sealed record Approval(JobId Job, string? Seen, string RatingText, string ForTranslator, string ForStaff, bool IsPublic) : Decision(Job, Seen)
    {
        public override string Verb => Verbs.Approve;

        public override JobStatus Result => JobStatus.Approved;

        public override bool ChangesOnlyStatus => true;

        public int? Rating => int.TryParse(RatingText, NumberStyles.None, CultureInfo.InvariantCulture, out var rating) && rating is >= 1 and <= 5 ? rating : null;

        public override IEnumerable<string> Texts => [ForTranslator, ForStaff];

        public override IReadOnlyDictionary<string, string> Words => new Dictionary<string, string>
        {
            [CardFields.Rating] = RatingText,
            [CardFields.Translator] = ForTranslator,
            [CardFields.Staff] = ForStaff,
            [CardFields.Public] = IsPublic ? "true" : "false",
        };

        public override Decision WithoutTexts() => this with { ForTranslator = "", ForStaff = "" };

        public override Task SendAsync(GengoClient gengo, CancellationToken cancellationToken) =>
            gengo.ApproveJobAsync(
                Job,
                new Gengo.Approval
                {
                    Rating = Rating,
                    ForTranslator = string.IsNullOrWhiteSpace(ForTranslator) ? null : ForTranslator,
                    ForStaff = string.IsNullOrWhiteSpace(ForStaff) ? null : ForStaff,
                    Public = IsPublic,
                },
                cancellationToken);

        public override string Line(string person) => Rating is { } rating
            ? Sentence.InPlainText(Strings.LineApprovedRated, person, Job, rating)
            : Sentence.InPlainText(Strings.LineApproved, person, Job);

        public override Task<Card> AskAsync(Job job, FormProblem? problem, CancellationToken cancellationToken)
        {
            var draft = DecisionForm.Begin(Strings.ApproveTitle, job, problem)
                .Choice(CardFields.Rating, Strings.RatingLabel, RatingText, [("5", Strings.Rating5), ("4", Strings.Rating4), ("3", Strings.Rating3), ("2", Strings.Rating2), ("1", Strings.Rating1)], problem?.For(CardFields.Rating))
                .TextBox(new TextBox(CardFields.Translator, Strings.TranslatorLabel, ForTranslator) { IsMultiline = true, Placeholder = Strings.TranslatorPlaceholder })
                .TextBox(new TextBox(CardFields.Staff, Strings.StaffLabel, ForStaff) { IsMultiline = true, MaxLength = 1000, Placeholder = Strings.StaffPlaceholder })
                .Toggle(CardFields.Public, Strings.PublicLabel, IsPublic)
                .Buttons(
                    DecisionForm.Submit(Strings.ButtonApproveNow, Verb, job, CardDraft.Positive, $"approve {job.Id} --rating 1-5 --translator \"…\" --staff \"…\" --public --confirm"),
                    DecisionForm.Back(job));
            return Task.FromResult(draft.Done());
        }
    }
}
