using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Jobs;
using GengoBot.Teams.Outbound;
using GengoBot.Writes;

namespace GengoBot.Reviews;

/// <summary>Tells the conversation where a write was begun what has become of it: somebody there still waits for that.</summary>
internal sealed class ResolvedWriteNotice(
    JobWriteStore writes, ConversationStore conversations, JobInConversation places, JobUpdates updates, Announcements announcements,
    ReturnedWords words, TimeProvider time)
{
    /// <param name="view">The job as it is now; null where it cannot be read any more.</param>
    public async Task TellAsync(JobWrite write, WriteState state, JobView? view, CancellationToken cancellationToken)
    {
        var line = LineFor(write, state);
        if (await conversations.FindAsync(write.ConversationId, cancellationToken) is not { } conversation)
        {
            return;
        }

        var update = view is null ? new JobUpdate(write.Job, Card: null, line)
            : await UpdateAsync(write, view, line, cancellationToken);
        await announcements.TellWithOriginAsync(conversation, write.Account, update, cancellationToken);
        if (state != WriteState.Done)
        {
            await words.GiveBackAsync(write, conversation, line, cancellationToken);
        }
    }

    /// <summary>The answer to the click, for who presses again or looks again.</summary>
    public static string AnswerTo(JobWrite write, WriteState state) =>
        StoredAnswers.Write(new Answer.Say(LineFor(write, state), IsProblem: state != WriteState.Done));

    private static string LineFor(JobWrite write, WriteState state) => Sentence.InPlainText(
        state switch
        {
            WriteState.Done => Strings.ResolvedDone,
            WriteState.Refused => Strings.ResolvedNotDone,
            _ => Strings.ResolvedNever,
        },
        write.Person.Name, write.Kind, write.Job);

    private async Task<JobUpdate> UpdateAsync(JobWrite write, JobView view, string line, CancellationToken cancellationToken)
    {
        var last = await writes.LastAsync(write.Account, write.Job, otherThan: WriteKind.Comment, cancellationToken);
        var here = await places.FindAsync(Conversation.PlaceOf(write.ConversationId), write.Account, write.Job, cancellationToken);
        view = view with { LastAction = last, Here = here };
        return updates.Of(view, JobCard.For(view, Role.Admin, time.GetUtcNow()), line);
    }
}
