using GengoBot.Accounts;
using GengoBot.Conversations;
using GengoBot.Writes;

namespace GengoBot.Commands;

/// <summary>How somebody asked.</summary>
internal enum InteractionKind
{
    /// <summary>A typed message.</summary>
    Typed,

    /// <summary>A button, in a client whose answer takes the card's place for that person alone.</summary>
    Execute,

    /// <summary>A button, in a client that only sends its data as a message.</summary>
    Submit,

    /// <summary>A client asked by itself for a newer card: nobody clicked, so nothing is written, told or remembered.</summary>
    Refresh,
}

/// <summary>One thing a person said or clicked: who, where, how, on which card, and what they may do.</summary>
/// <param name="Spoken">The account that it is about; null in a conversation that speaks for none yet.</param>
/// <param name="CardId">The message that holds the clicked card, if a card was clicked.</param>
/// <param name="Reference">A short number that an error message and the log have in common.</param>
internal sealed record Turn(Person Person, Conversation Conversation, GengoAccount? Spoken, Role Role, InteractionKind Surface, string? CardId, string Reference)
{
    /// <summary>The account, for all but the commands that choose one: without an account the bot says so before it comes to any other.</summary>
    public GengoAccount Account => Spoken ?? throw new InvalidOperationException("This conversation speaks for no account.");

    /// <summary>The accounts that the conversation speaks for; the first is meant where none is named.</summary>
    public IReadOnlyList<string> Speaks { get; init; } = [];

    /// <summary>What the person was granted here, for any account. Not asked for where settings make them an admin.</summary>
    public IReadOnlyList<GrantedRole> Granted { get; init; } = [];

    /// <summary>Whether Teams says that they own the team; asked only where a role is for owners.</summary>
    public bool OwnsTeam { get; init; }

    /// <summary>Whether a client asked by itself: nobody clicked.</summary>
    public bool IsAutomatic => Surface == InteractionKind.Refresh;

    /// <summary>By what to know it again, where it is written down.</summary>
    public InboundActivityKey? Delivery { get; init; }

    /// <summary>Whether the answer is a message that others read too.</summary>
    public bool IsAnsweredInPublic => Conversation.IsShared && Surface is InteractionKind.Typed or InteractionKind.Submit;

    /// <summary>For the audit, something that this person decided for the conversation.</summary>
    public SettingsChange Change(string action, string result) => new(Person, Conversation, Spoken?.Name ?? "", action, result, Reference);

    public bool May(Role role) => Role >= role;

    /// <summary>Whose buttons the answer's card has: on a card that everyone sees, everybody's, since each click is checked again.</summary>
    public Role ViewerOfCard => IsAnsweredInPublic ? Role.Admin : Role;

    /// <summary>The same for the card that everyone here sees.</summary>
    public Role ViewerForEveryone => Conversation.IsShared ? Role.Admin : Role;
}
