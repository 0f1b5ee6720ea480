namespace GengoBot.Commands;

/// <summary>Answers a typed command, or a button that shows something or opens a form.</summary>
internal interface ICommand
{
    Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken);
}
