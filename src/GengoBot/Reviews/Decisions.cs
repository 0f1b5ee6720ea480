using GengoBot.Commands;
using GengoBot.Writes;

namespace GengoBot.Reviews;

/// <summary>Asks for a decision with its form, and carries it out.</summary>
internal sealed class Decisions(JobWriter writer, JobWriteStore writes, DecisionAnswers answers, TimeProvider time)
{
    /// <summary>Shows the form, or where others read along, the job card whose button opens it for one person.</summary>
    /// <param name="problem">What is missing or wrong in what was typed.</param>
    public async Task<Answer> AskAsync(Decision decision, Turn turn, FormProblem? problem, CancellationToken cancellationToken)
    {
        var job = await turn.Account.Gengo.GetJobAsync(decision.Job, cancellationToken: cancellationToken);
        return job.Status == WriteKind.RequiredStatus(decision.Kind)
            ? await answers.FormAsync(decision, job, turn, problem, cancellationToken)
            : await answers.MovedOnAsync(decision, job, turn, cancellationToken);
    }

    public async Task<Answer> CarryOutAsync(Decision decision, Turn turn)
    {
        var wanted = new NewJobWrite(
            turn.Account.Name, decision.Job, decision.Kind, turn.Person, turn.Conversation, decision.Seen, turn.Reference)
        {
            Delivery = turn.Delivery,
            Words = turn.Kind == InteractionKind.Typed ? [] : [.. decision.Texts],
        };
        var attempt = new DecisionAttempt(decision, turn, writes, answers, time);
        return await writer.WriteAsync(wanted, attempt) switch
        {
            null => new Answer.Nothing(),
            { HeldBy: { } person } => DecisionAnswers.Busy(decision, person),
            _ => attempt.Answer ?? await answers.DoneAsync(decision, attempt.Job, turn, CancellationToken.None),
        };
    }
}
