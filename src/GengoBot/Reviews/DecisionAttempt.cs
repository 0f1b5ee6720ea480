using Gengo;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Jobs;
using GengoBot.Writes;

namespace GengoBot.Reviews;

/// <summary>Writes a decision to Gengo: only where the job still waits for it, and about the text that the person saw.</summary>
internal sealed class DecisionAttempt(Decision decision, Turn turn, JobWriteStore writes, DecisionAnswers answers, TimeProvider time)
    : WriteAttempt
{
    private Job? _job;
    private JobWrite? _begun;
    private CaptchaPause? _wrongBefore;
    private FormProblem? _problem;

    /// <summary>The job as it was read last.</summary>
    public Job Job => _job ?? throw new InvalidOperationException("The job was not read.");

    /// <summary>Null where it is done and the job has to be read for its card.</summary>
    public Answer? Answer { get; private set; }

    public override string NoEffect => IsMovedOn ? WriteResult.MovedOn : WriteResult.NotArrived;

    private bool IsMovedOn => Job.Status != WriteKind.RequiredStatus(decision.Kind);

    public override async Task<WriteCheck> CheckAsync(JobWrite begun)
    {
        _begun = begun;
        await ReadAsync(CancellationToken.None);
        if (IsMovedOn)
        {
            return new WriteCheck(WriteResult.MovedOn);
        }

        if (decision.IsAboutText && (Fingerprint.Of(Job) != decision.Seen || !ShownTranslations.MayBeDecided(Job)))
        {
            return new WriteCheck(WriteResult.TextChanged);
        }

        _wrongBefore = decision.AnswersCaptcha ? await CaptchaPause.WrongBeforeAsync(writes, begun, time, CancellationToken.None) : null;
        if (_wrongBefore?.PauseLeft(time) is { } left)
        {
            _problem = new FormProblem(CardFields.Captcha, left);
            return new WriteCheck(WriteResult.CaptchaPause);
        }

        return new WriteCheck();
    }

    public override Task SendAsync(CancellationToken cancellationToken) => decision.SendAsync(turn.Account.Gengo, cancellationToken);

    public override async Task<string> RefusedAsync(GengoException refused)
    {
        switch (refused)
        {
            case WrongCaptchaException wrong:
                if (wrong.NewCaptcha is null)
                {
                    await ReadAsync(CancellationToken.None);
                }

                _problem = new FormProblem(CardFields.Captcha, CaptchaPause.AfterWrong(_wrongBefore, time), wrong.NewCaptcha);
                return WriteResult.WrongCaptcha;

            case { Code: GengoCodes.JobNotReviewable or GengoCodes.JobNotCancelable or GengoCodes.JobStatusInvalid }:
                await ReadAsync(CancellationToken.None);
                _problem = new FormProblem(null, GengoErrorText.For(refused, turn.Reference));
                return IsMovedOn ? WriteResult.MovedOn : WriteResult.NotTaken;

            default:
                _problem = new FormProblem(GengoErrorText.FieldOf(refused), GengoErrorText.For(refused, turn.Reference));
                return WriteResult.NotTaken;
        }
    }

    public override async Task<bool> TookEffectAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        return WriteKind.TookEffect(decision.Kind, Job.Status);
    }

    public override async Task<StoredAnswer?> AnswerAsync(WriteOutcome outcome)
    {
        Answer = outcome switch
        {
            { State: WriteState.Done } => answers.DoneAtOnce(decision, Job, _begun, turn),
            { State: WriteState.Running } => DecisionAnswers.Unsure(decision, Job, turn),
            { Result: WriteResult.Busy } => DecisionAnswers.Busy(decision, turn.Person),
            { Result: WriteResult.MovedOn } => await answers.MovedOnAsync(decision, Job, turn, CancellationToken.None),
            { Result: WriteResult.TextChanged } => await answers.TextChangedAsync(decision, Job, turn, CancellationToken.None),
            { Result: WriteResult.NotArrived } => await AgainAsync(new FormProblem(null, Strings.DidNotArrive)),
            _ => await AgainAsync(_problem),
        };

        return Answer is null ? null : StoredAnswers.ToStore(turn, Answer);
    }

    private Task<Answer> AgainAsync(FormProblem? problem) => answers.FormAsync(decision, Job, turn, problem, CancellationToken.None);

    private async Task ReadAsync(CancellationToken cancellationToken) =>
        _job = await turn.Account.Gengo.GetJobAsync(decision.Job, cancellationToken: cancellationToken);
}
