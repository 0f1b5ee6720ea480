using GengoBot.Cards;
using GengoBot.Commands;

namespace GengoBot.Jobs;

/// <summary>Shows a job.</summary>
internal sealed class ShowJob(JobReader look, JobInConversation places, JobUpdates updates, TimeProvider time) : ICommand
{
    public async Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        var here = places.FindAsync(turn.Conversation.Place.Id, turn.Account.Name, command.RequiredJob, cancellationToken);
        var view = turn.IsAutomatic
            ? await look.RecentAsync(command.RequiredJob, turn.Account)
            : await look.AtAsync(command.RequiredJob, turn.Account, cancellationToken, command.Options.ContainsKey("mt"));
        view = view with { Here = await here };
        var now = time.GetUtcNow();
        var card = JobCard.For(view, turn.ViewerOfCard, now);

        // The refreshed card was out of date, and everyone else still sees it.
        return command.Options.TryGetValue(CardFields.State, out var drawn) && drawn != Fingerprint.OfState(view.Job)
            ? card with { Update = updates.Of(view, JobCard.For(view, turn.ViewerForEveryone, now), line: null) }
            : card;
    }
}
