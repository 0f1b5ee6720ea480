using GengoBot.Accounts;

namespace GengoBot.Commands;

/// <summary>A command as the bot and its help know it.</summary>
/// <param name="Verb">The verb and what may follow it.</param>
/// <param name="Role">The role that the command requires, whether it is typed, clicked or refreshed.</param>
/// <param name="Example">An example with placeholders in angle brackets.</param>
/// <param name="Summary">Reads one sentence from the resources, in the reader's language.</param>
internal sealed record CommandInfo(Verb Verb, Role Role, string Example, Func<string> Summary)
{
    /// <summary>False for commands that work in a conversation without an account.</summary>
    public bool NeedsAccount { get; init; } = true;
}
