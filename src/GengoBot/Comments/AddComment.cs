using Gengo;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Jobs;
using GengoBot.Telemetry;
using GengoBot.Writes;

namespace GengoBot.Comments;

/// <summary>Writes to the translator, word for word.</summary>
internal sealed partial class AddComment(JobWriteStore actions, ReadBack readBack, JobReader look, ILogger<AddComment> logger) : ICommand, ICardAction
{
    public async Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(command.Text)
            ? await ThreadAsync(command.RequiredJob, turn, problem: null)
            : await PostAsync(command.RequiredJob, command.Text, turn);

    public async Task<Answer> HandleAsync(CardForm form, Turn turn, CancellationToken cancellationToken) =>
        form.Verbatim(CardFields.Comment) is var text && string.IsNullOrWhiteSpace(text)
            ? await ThreadAsync(form.RequiredJob, turn, Strings.GengoCommentMissing)
            : await PostAsync(form.RequiredJob, text, turn);

    private async Task<Answer> PostAsync(JobId job, string text, Turn turn)
    {
        if (text.Length > GengoLimits.MaxCommentLength)
        {
            return new Answer.Say(Sentence.InPlainText(Strings.CommentTooLong, text.Length), IsProblem: true);
        }

        using var step = Traces.Step($"write {Verbs.Comment}");
        var wanted = new NewJobWrite(turn.Account.Name, job, Verbs.Comment, turn.Person, turn.Conversation, Fingerprint: null, turn.Reference) { Delivery = turn.Delivery };
        if (await actions.TryBeginAsync(wanted, CancellationToken.None) is not { } start)
        {
            return new Answer.Nothing();
        }

        if (!start.IsMine)
        {
            await actions.RefuseAsync(wanted, WriteResult.Busy, CancellationToken.None);
            return new Answer.Say(Sentence.InPlainText(Strings.SomebodyIsAtIt, start.Action.Person.Name, job), IsProblem: true);
        }

        var (state, result) = await SendAsync(start.Action, text, turn);
        await actions.FinishAsync(start.Action, state, result);
        if (state != WriteState.Done)
        {
            return new Answer.Say(state == WriteState.Running ? Sentence.InPlainText(Strings.UnsureComment, turn.Reference) : Strings.CommentDidNotArrive, IsProblem: true);
        }

        look.Forget(job, turn.Account);
        Log.Sent(logger, turn.Reference, job);
        return turn.Surface == InteractionKind.Typed
            ? new Answer.Say(Sentence.InPlainText(Strings.CommentSent, job))
            : await SentAsync(job, turn);
    }

    /// <summary>The thread before tells, should the answer be lost, whether the comment arrived: Gengo gives comments no ids.</summary>
    private async Task<(WriteState State, string? Result)> SendAsync(JobWrite action, string text, Turn turn)
    {
        var gengo = turn.Account.Gengo;
        CommentEvidence before;
        try
        {
            before = CommentEvidence.In(await gengo.GetCommentsAsync(action.Job, CancellationToken.None), text);
            if (!await actions.HoldAsync(action, before.ToString(), CancellationToken.None))
            {
                return (WriteState.Refused, WriteResult.Busy);
            }
        }
        catch
        {
            await actions.FinishAsync(action, WriteState.Refused, WriteResult.NotSent);
            throw;
        }

        try
        {
            using var sending = actions.Sending();
            await gengo.PostCommentAsync(action.Job, text, sending.Token);
            return (WriteState.Done, null);
        }
        catch (GengoException)
        {
            await actions.FinishAsync(action, WriteState.Refused, WriteResult.NotTaken);
            throw;
        }
        catch (Exception lost)
        {
            // Whatever it was, Gengo may have had the comment by then.
            Log.Lost(logger, turn.Reference, action.Job, lost);
        }

        var thread = await readBack.UntilKnownAsync(action, within => gengo.GetCommentsAsync(action.Job, within), before.IsFollowedIn);
        return thread is null ? (WriteState.Running, null)
            : before.IsFollowedIn(thread) ? (WriteState.Done, null)
            : (WriteState.Refused, WriteResult.NotArrived);
    }

    /// <summary>The thread with the new comment in it, and a line for the others.</summary>
    private static async Task<Answer> SentAsync(JobId job, Turn turn)
    {
        var news = new JobUpdate(job, Card: null, Sentence.InPlainText(Strings.LineCommented, turn.Person.Name, job));
        try
        {
            return await ThreadAsync(job, turn, problem: null) with { Update = news };
        }
        catch (GengoException)
        {
            // It is sent all the same.
            return new Answer.Say(Sentence.InPlainText(Strings.CommentSent, job)) { Update = news };
        }
    }

    private static async Task<Answer> ThreadAsync(JobId job, Turn turn, string? problem)
    {
        var thread = await turn.Account.Gengo.GetCommentsAsync(job, CancellationToken.None);
        return new Answer.Show(CommentsCard.For(job, thread, turn.ViewerOfCard, wantedPage: 1, problem));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Reference}: commented on job {Job}.")]
        public static partial void Sent(ILogger logger, string reference, JobId job);

        [LoggerMessage(LogLevel.Warning, "{Reference}: the answer to a comment on job {Job} was lost; reading the thread to see what happened.")]
        public static partial void Lost(ILogger logger, string reference, JobId job, Exception exception);
    }
}
