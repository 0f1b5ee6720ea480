using GengoBot.Bot;

namespace GengoBot.Jobs;

/// <summary>Shows a job.</summary>
internal sealed class ShowJob(JobLook look, TimeProvider time) : ICommand
{
    public const string Verb = "job";

    public async Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        var view = await look.AtAsync(command.RequiredJob, turn.Account, cancellationToken, command.Options.ContainsKey("mt"));
        return JobCard.For(view, turn.ViewerOfCard, time.GetUtcNow());
    }
}
