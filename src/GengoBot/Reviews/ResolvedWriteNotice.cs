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
    TimeProvider time)
{
    public async Task TellAsync(JobWrite write, WriteState state, JobView view, CancellationToken cancellationToken)
    {
        var last = await writes.LastAsync(write.Account, write.Job, otherThan: WriteKind.Comment, cancellationToken);
        var here = await places.FindAsync(Conversation.PlaceOf(write.ConversationId), write.Account, write.Job, cancellationToken);
        await TellAsync(
            write, view with { LastAction = last, Here = here }, state == WriteState.Done ? Strings.ResolvedDone : Strings.ResolvedNotDone,
            cancellationToken);
    }

    public Task TellNeverKnownAsync(JobWrite write, CancellationToken cancellationToken) =>
        TellAsync(write, view: null, Strings.ResolvedNever, cancellationToken);

    private async Task TellAsync(JobWrite write, JobView? view, string sentence, CancellationToken cancellationToken)
    {
        if (await conversations.FindAsync(write.ConversationId, cancellationToken) is { } conversation)
        {
            var line = Sentence.InPlainText(sentence, write.Person.Name, write.Kind, write.Job);
            var update = view is null ? new JobUpdate(write.Job, Card: null, line)
                : updates.Of(view, JobCard.For(view, Role.Admin, time.GetUtcNow()), line);
            await announcements.TellWithOriginAsync(conversation, write.Account, update, cancellationToken);
        }
    }
}
