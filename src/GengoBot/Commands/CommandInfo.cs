using GengoBot.Accounts;

namespace GengoBot.Commands;

/// <summary>What the bot and its help know of one command.</summary>
/// <param name="Verb">How it is typed.</param>
/// <param name="Role">Who may; the same for typed, clicked and refreshed.</param>
/// <param name="Example">As it is typed, with placeholders in angle brackets.</param>
/// <param name="Summary">One sentence from the resources, asked for at the time so that it is in the reader's language.</param>
internal sealed record CommandInfo(Verb Verb, Role Role, string Example, Func<string> Summary)
{
    /// <summary>False for what can be asked where the conversation speaks for no account yet.</summary>
    public bool NeedsAccount { get; init; } = true;
}
