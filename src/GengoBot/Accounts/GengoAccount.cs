using Gengo;

namespace GengoBot.Accounts;

/// <summary>A Gengo account as a conversation uses it.</summary>
/// <param name="IsSandbox">Shown as a badge on each card: nothing there costs money or reaches a translator.</param>
internal sealed record GengoAccount(string Name, GengoClient Gengo, bool IsSandbox, TimeSpan AutoApproveAfter)
{
    /// <summary>For what nobody waits for: its calls leave a part of the key's rate to people.</summary>
    public GengoClient Background { get; init; } = Gengo;
}
