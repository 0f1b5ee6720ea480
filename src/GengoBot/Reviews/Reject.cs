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
        return await (command.Options.ContainsKey(CardFields.Confirm)
            ? SendAsync(rejection, turn, cancellationToken)
            : decisions.AskAsync(rejection, turn, problem: null, cancellationToken));
    }

    public Task<Answer> HandleAsync(CardForm form, Turn turn, CancellationToken cancellationToken)
    {
        var rejection = Read(form, form.RequiredJob, form.Seen, form.Verbatim(CardFields.Comment));
        return !form.Has(CardFields.Then)
            ? decisions.AskAsync(rejection, turn, FormProblem.Lost(RejectCard.CommandFor(rejection.Job)), cancellationToken)
            : form.IsOn(CardFields.NewPicture)
            ? decisions.AskAsync(rejection, turn, problem: null, cancellationToken)
            : SendAsync(rejection, turn, cancellationToken);
    }

    private RejectDecision Read(CardForm form, JobId job, string? seen, string comment) =>
        new(card, job, seen, form.Text(CardFields.Captcha), new Dictionary<string, string>
        {
            [CardFields.Reason] = form.Text(CardFields.Reason).ToLowerInvariant(),
            [CardFields.Then] = form.Text(CardFields.Then).ToLowerInvariant(),
            [CardFields.Comment] = comment,
        });

    /// <summary>Asks for what is missing before it asks Gengo: every wrong answer uses up a captcha.</summary>
    private async Task<Answer> SendAsync(RejectDecision rejection, Turn turn, CancellationToken cancellationToken)
    {
        var comment = rejection.Word(CardFields.Comment);
        var problem =
            rejection.GengoReason is null ? new FormProblem(CardFields.Reason, Strings.GengoReasonMissing)
            : rejection.GengoFollowUp is null ? new FormProblem(CardFields.Then, Strings.ThenMustBe)
            : string.IsNullOrWhiteSpace(comment) ? new FormProblem(CardFields.Comment, Strings.GengoCommentMissing)
            : null;

        return problem is not null ? await decisions.AskAsync(rejection, turn, problem, cancellationToken)
            : comment.Length > GengoLimits.MaxCommentLength
                ? new Answer.Say(Sentence.InPlainText(Strings.CommentTooLong, comment.Length), IsProblem: true)
            : await decisions.CarryOutAsync(rejection, turn);
    }

    private sealed record RejectDecision(
        RejectCard Card, JobId Job, string? Seen, string Captcha, IReadOnlyDictionary<string, string> Words)
        : Decision(Verbs.Reject, Job, Seen, Words)
    {
        public RejectionReason? GengoReason => Word(CardFields.Reason) switch
        {
            "quality" => RejectionReason.Quality,
            "incomplete" => RejectionReason.Incomplete,
            "other" => RejectionReason.Other,
            _ => null,
        };

        public FollowUp? GengoFollowUp => Word(CardFields.Then) switch
        {
            "" or "requeue" => FollowUp.Requeue,
            "cancel" => FollowUp.Cancel,
            _ => null,
        };

        public override bool AnswersCaptcha => Captcha.Length > 0;

        public override Task SendAsync(GengoClient gengo, CancellationToken cancellationToken) =>
            gengo.RejectJobAsync(
                Job,
                new Rejection
                {
                    Reason = GengoReason ?? throw new InvalidOperationException("A rejection needs a reason."),
                    FollowUp = GengoFollowUp ?? FollowUp.Requeue,
                    Comment = Word(CardFields.Comment),
                    Captcha = Captcha.Length == 0 ? null : Captcha,
                },
                cancellationToken);

        public override string Line(string person) =>
            Sentence.InPlainText(GengoFollowUp == FollowUp.Cancel ? Strings.LineRejectedCancel : Strings.LineRejected, person, Job);

        public override Task<Card> FormAsync(Job job, FormProblem? problem, CancellationToken cancellationToken) =>
            Card.ForAsync(job, Word(CardFields.Reason), Word(CardFields.Then), Word(CardFields.Comment), problem, cancellationToken);
    }
}
