using Gengo;

namespace GengoBot.Accounts;

/// <summary>A Gengo account that a conversation speaks for.</summary>
/// <param name="IsSandbox">Shown as a badge on each card: what is done there costs nothing and reaches nobody.</param>
internal sealed record GengoAccount(string Name, GengoClient Gengo, bool IsSandbox, TimeSpan AutoApproveAfter);
