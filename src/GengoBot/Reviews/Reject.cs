using Gengo;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;

namespace GengoBot.Reviews;

/// <summary>Rejects a translation: typed, it asks why and for the captcha; submitted, or with <c>--confirm</c>, it tells Gengo.</summary>
internal sealed class Reject(Decisions decisions, RejectCard card, ShownJobStore shown) : ICommand, ICardAction
{
    public async Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        var job = command.RequiredJob;
        var seen = (await shown.FindAsync(turn.Conversation.Id, turn.Account.Name, job, cancellationToken))?.Fingerprint;
        var rejection = Read(new CardForm(command.Options), job, seen, command.Text);
        return await (command.Options.ContainsKey("confirm")
            ? SendAsync(rejection, turn, cancellationToken)
            : decisions.AskAsync(rejection, turn, problem: null, cancellationToken));
    }

    public Task<Answer> HandleAsync(CardForm form, Turn turn, CancellationToken cancellationToken)
    {
        var rejection = Read(form, form.RequiredJob, form.Seen, form.Verbatim(CardFields.Comment));
        return form.IsOn(CardFields.NewPicture)
            ? decisions.AskAsync(rejection, turn, problem: null, cancellationToken)
            : SendAsync(rejection, turn, cancellationToken);
    }

    private Turned Read(CardForm form, JobId job, string? seen, string comment) =>
        new(card, job, seen, form.Text(CardFields.Reason).ToLowerInvariant(), comment, form.Text(CardFields.Then).ToLowerInvariant(), form.Text(CardFields.Captcha));

    /// <summary>What is missing is asked for before Gengo is; a captcha is used up by a wrong answer.</summary>
    private async Task<Answer> SendAsync(Turned rejection, Turn turn, CancellationToken cancellationToken)
    {
        var problem =
            rejection.GengoReason is null ? new FormProblem(CardFields.Reason, Strings.GengoReasonMissing)
            : rejection.GengoFollowUp is null ? new FormProblem(CardFields.Then, Strings.ThenMustBe)
            : string.IsNullOrWhiteSpace(rejection.Comment) ? new FormProblem(CardFields.Comment, Strings.GengoCommentMissing)
            : null;

        return problem is not null ? await decisions.AskAsync(rejection, turn, problem, cancellationToken)
            : rejection.Comment.Length > GengoLimits.MaxCommentLength ? new Answer.Say(Sentence.InPlainText(Strings.CommentTooLong, rejection.Comment.Length), IsProblem: true)
            : await decisions.CarryOutAsync(rejection, turn);
    }

    private sealed record Turned(RejectCard Card, JobId Job, string? Seen, string Reason, string Comment, string Then, string Captcha) : Decision(Job, Seen)
    {
        public override string Verb => Verbs.Reject;

        public override JobStatus Result => JobStatus.Rejected;

        public RejectionReason? GengoReason => Reason switch
        {
            "quality" => RejectionReason.Quality,
            "incomplete" => RejectionReason.Incomplete,
            "other" => RejectionReason.Other,
            _ => null,
        };

        public FollowUp? GengoFollowUp => Then switch
        {
            "" or "requeue" => FollowUp.Requeue,
            "cancel" => FollowUp.Cancel,
            _ => null,
        };

        public override bool AnswersCaptcha => Captcha.Length > 0;

        public override IEnumerable<string> Texts => [Comment];

        public override IReadOnlyDictionary<string, string> Words => new Dictionary<string, string>
        {
            [CardFields.Reason] = Reason,
            [CardFields.Then] = Then,
            [CardFields.Comment] = Comment,
        };

        public override Decision WithoutTexts() => this with { Comment = "" };

        public override Task SendAsync(GengoClient gengo, CancellationToken cancellationToken) =>
            gengo.RejectJobAsync(
                Job,
                new Rejection
                {
                    Reason = GengoReason ?? throw new InvalidOperationException("A rejection without a reason was not asked again."),
                    FollowUp = GengoFollowUp ?? FollowUp.Requeue,
                    Comment = Comment,
                    Captcha = Captcha.Length == 0 ? null : Captcha,
                },
                cancellationToken);

        public override string Line(string person) => Sentence.InPlainText(GengoFollowUp == FollowUp.Cancel ? Strings.LineRejectedCancel : Strings.LineRejected, person, Job);

        public override Task<Card> AskAsync(Job job, FormProblem? problem, CancellationToken cancellationToken) =>
            Card.ForAsync(job, Reason, Then, Comment, problem, cancellationToken);
    }
}
