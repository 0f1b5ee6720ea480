namespace GengoBot.Commands;

/// <summary>Something a person can type; a button that only looks or opens a form runs the same.</summary>
internal interface ICommand
{
    Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken);
}
