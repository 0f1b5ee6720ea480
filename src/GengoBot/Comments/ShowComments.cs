using GengoBot.Commands;

namespace GengoBot.Comments;

/// <summary>Shows the comments of a job: the newest five, older ones on demand, and a box to answer in.</summary>
internal sealed class ShowComments : ICommand
{
    public async Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        var thread = await turn.Account.Gengo.GetCommentsAsync(command.RequiredJob, cancellationToken);
        return new Answer.Show(CommentsCard.For(command.RequiredJob, thread, turn.ViewerOfCard, command.Page));
    }
}
