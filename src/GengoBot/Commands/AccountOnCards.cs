using GengoBot.Accounts;
using GengoBot.Cards;

namespace GengoBot.Commands;

/// <summary>Names accounts on cards that are sent outside of a turn.</summary>
internal static class AccountOnCards
{
    /// <returns>Null where the bot has one account.</returns>
    public static CardAccount? OnCards(this GengoAccounts accounts, string account) =>
        accounts.AreSeveral ? new CardAccount(account, IsNamed: account != accounts.Default) : null;
}
