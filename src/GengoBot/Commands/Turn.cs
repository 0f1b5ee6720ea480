using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Conversations;
using GengoBot.Writes;

namespace GengoBot.Commands;

/// <summary>How a person asked.</summary>
internal enum InteractionKind
{
    /// <summary>A typed message.</summary>
    Typed,

    /// <summary>A button in a client that shows the answer in place of the card, to that person alone.</summary>
    Execute,

    /// <summary>A button in a client that sends its data as a message.</summary>
    Submit,

    /// <summary>A client asked by itself for a newer card: nobody clicked, so nothing is written, told or remembered.</summary>
    Refresh,
}

/// <summary>One thing that a person typed or clicked: who, where, how, on which card, and what the person may do.</summary>
/// <param name="Spoken">The account that it is about; null in a conversation without an account.</param>
/// <param name="CardId">The message with the clicked card, if a card was clicked.</param>
/// <param name="Reference">A short number that an error message shares with the log.</param>
internal sealed record Turn(
    Person Person, Conversation Conversation, GengoAccount? Spoken, Role Role, InteractionKind Kind, string? CardId, string Reference)
{
    /// <summary>The account, for all commands but those that choose one: the bot runs no other command without an account.</summary>
    public GengoAccount Account => Spoken ?? throw new InvalidOperationException("This conversation speaks for no account.");

    /// <summary>The accounts of the conversation. The first is used if none is named.</summary>
    public IReadOnlyList<string> Speaks { get; init; } = [];

    /// <summary>The roles granted to the person here, for any account. They are not read if settings make the person an admin.</summary>
    public IReadOnlyList<GrantedRole> Granted { get; init; } = [];

    /// <summary>Whether Teams says that the person owns the team. It is only asked if a role is for owners.</summary>
    public bool OwnsTeam { get; init; }

    /// <summary>Whether the bot has several accounts, so that cards name theirs.</summary>
    public bool IsOneOfSeveral { get; init; }

    /// <summary>The account for the buttons of the answer's cards; null where the bot has one account.</summary>
    public CardAccount? CardAccount => IsOneOfSeveral && Spoken is { } account
        ? new CardAccount(account.Name, IsNamed: Speaks.Count == 0 || Speaks[0] != account.Name)
        : null;

    /// <summary>Whether the client asked by itself, without a click.</summary>
    public bool IsAutomatic => Kind == InteractionKind.Refresh;

    /// <summary>Teams' id of the message or click; null where the client sent none.</summary>
    public string? ActivityId { get; init; }

    /// <summary>Identifies the delivery when its answer is stored.</summary>
    public InboundActivityKey? Delivery { get; init; }

    /// <summary>Whether others can read the answer.</summary>
    public bool IsAnsweredInPublic => Conversation.IsShared && Kind is InteractionKind.Typed or InteractionKind.Submit;

    /// <summary>An audit entry for something that this person decided for the conversation.</summary>
    public SettingsChange Change(string action, string result) => new(Person, Conversation, Spoken?.Name ?? "", action, result, Reference);

    public bool May(Role role) => Role >= role;

    /// <summary>
    /// The role whose buttons the answer's card has. A card that everyone sees has all buttons, since each click is checked again.
    /// </summary>
    public Role ViewerOfCard => IsAnsweredInPublic ? Role.Admin : Role;

    /// <summary>The role whose buttons a card for everyone here has.</summary>
    public Role ViewerForEveryone => Conversation.IsShared ? Role.Admin : Role;
}
