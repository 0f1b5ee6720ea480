using Gengo;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Jobs;
using GengoBot.Writes;

namespace GengoBot.Comments;

/// <summary>Sends a comment to the translator, word for word.</summary>
internal sealed partial class AddComment(JobWriter writer, JobReader jobs, ILogger<AddComment> logger) : ICommand, ICardAction
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

        var wanted = new NewJobWrite(
            turn.Account.Name, job, Verbs.Comment, turn.Person, turn.Conversation, Fingerprint: null, turn.Reference)
        {
            Delivery = turn.Delivery,
            Words = turn.Kind == InteractionKind.Typed ? [] : [text],
        };
        WriteOutcome? outcome;
        try
        {
            outcome = await writer.WriteAsync(wanted, new Attempt(turn.Account.Gengo, job, text));
        }
        catch (GengoException refused)
        {
            Log.Refused(logger, turn.Reference, job, refused);
            return NotSent(job, turn, text, GengoErrorText.For(refused, turn.Reference));
        }

        switch (outcome)
        {
            case null:
                return new Answer.Nothing();
            case { HeldBy: { } person }:
                return NotSent(job, turn, text, Sentence.InPlainText(Strings.SomebodyIsAtIt, person.Name, job));
            case { State: WriteState.Running }:
                return new Answer.Say(Sentence.InPlainText(Strings.UnsureComment, turn.Reference), IsProblem: true);
            case { State: not WriteState.Done }:
                return NotSent(job, turn, text, Strings.CommentDidNotArrive);
        }

        jobs.Forget(job, turn.Account);
        Log.Sent(logger, turn.Reference, job);
        return turn.Kind == InteractionKind.Typed
            ? new Answer.Say(Sentence.InPlainText(Strings.CommentSent, job))
            : await SentAsync(job, turn);
    }

    /// <summary>The words in a box, and the button that sends them. What everybody read already, everybody may see.</summary>
    private static Answer NotSent(JobId job, Turn turn, string text, string problem)
    {
        var draft = new CardDraft().Problem(problem);
        if (text.Length <= TextBox.DefaultMaxLength)
        {
            draft.CommentBox(text: text).Buttons(CommentParts.Send(job), Paging.BackToJob(job));
        }
        else if (turn.Kind == InteractionKind.Typed)
        {
            draft.Line(Tone.Subtle, Strings.WordsAreAbove);
        }
        else
        {
            // No form holds so long a text: the one on screen keeps it.
            return new Answer.Say(problem, IsProblem: true);
        }

        var card = draft.Done();
        return turn.Kind == InteractionKind.Typed ? new Answer.Show(card) : new Answer.Form(card, Shown: null);
    }

    /// <summary>Shows the thread with the new comment in it, and a line for the others.</summary>
    private static async Task<Answer> SentAsync(JobId job, Turn turn)
    {
        var update = new JobUpdate(job, Card: null, Sentence.InPlainText(Strings.LineCommented, turn.Person.Name, job));
        try
        {
            return await ThreadAsync(job, turn, problem: null) with { Update = update };
        }
        catch (GengoException)
        {
            // It is sent all the same.
            return new Answer.Say(Sentence.InPlainText(Strings.CommentSent, job)) { Update = update };
        }
    }

    private static async Task<Answer> ThreadAsync(JobId job, Turn turn, string? problem)
    {
        var thread = await turn.Account.Gengo.GetCommentsAsync(job, CancellationToken.None);
        return new Answer.Show(CommentsCard.For(job, thread, turn.ViewerOfCard, wantedPage: 1, problem));
    }

    /// <summary>
    /// Gengo gives comments no ids: should its answer be lost, the thread before the comment tells whether the comment arrived.
    /// </summary>
    private sealed class Attempt(GengoClient gengo, JobId job, string text) : WriteAttempt
    {
        private CommentEvidence? _before;

        public override async Task<WriteCheck> CheckAsync(JobWrite begun)
        {
            _before = CommentEvidence.In(await gengo.GetCommentsAsync(job, CancellationToken.None), text);
            return new WriteCheck(Evidence: _before.ToString());
        }

        public override Task SendAsync(CancellationToken cancellationToken) => gengo.PostCommentAsync(job, text, cancellationToken);

        public override async Task<bool> TookEffectAsync(CancellationToken cancellationToken) =>
            _before?.IsFollowedIn(await gengo.GetCommentsAsync(job, cancellationToken)) == true;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Reference}: Gengo refused a comment on job {Job}.")]
        public static partial void Refused(ILogger logger, string reference, JobId job, Exception exception);

        [LoggerMessage(LogLevel.Information, "{Reference}: commented on job {Job}.")]
        public static partial void Sent(ILogger logger, string reference, JobId job);
    }
}
