using System.Security.Cryptography;
using System.Text;
using GengoBot.Teams;
using Microsoft.Extensions.Options;

namespace GengoBot.Accounts;

/// <summary>
/// The addresses for Gengo's callbacks. The last part is the account's secret, so the address belongs in no log or trace.
/// </summary>
internal sealed class CallbackAddress(IOptionsMonitor<GengoAccountsOptions> options, GengoAccounts accounts, IOptions<BotOptions> bot)
{
    public const string Route = "/api/gengo/callbacks/{account}/{secret}";

    /// <summary>Compared against when the account has no secret, so that both cases take equally long.</summary>
    private readonly string _noSecret = RandomNumberGenerator.GetHexString(32);

    /// <summary>
    /// The address to enter in Gengo's settings; null without <c>Bot:PublicAddress</c> or the account's <c>CallbackSecret</c>.
    /// </summary>
    public Uri? Public(string account) => bot.Value.PublicAddress is { } reached ? On(reached, account) : null;

    /// <summary>The callback address on another address of this bot.</summary>
    public Uri? On(Uri server, string account) => SecretOf(account) is { } secret
        ? new Uri(
            server.ToString()
                .TrimEnd('/') + Route
                .Replace("{account}", Uri.EscapeDataString(account), StringComparison.Ordinal)
                .Replace("{secret}", secret, StringComparison.Ordinal))
        : null;

    public bool HasSecret(string account) => SecretOf(account) is not null;

    /// <summary>
    /// Finds the account if the secret is right. The time it takes reveals nothing to a caller who guesses names and secrets.
    /// </summary>
    public GengoAccount? Find(string account, string secret)
    {
        var right = SecretOf(account) ?? _noSecret;
        return CryptographicOperations.FixedTimeEquals(Hash(right), Hash(secret)) ? accounts.Named(account) : null;
    }

    /// <summary>Hashes, so that both sides of the comparison have the same length.</summary>
    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private string? SecretOf(string account) =>
        options.CurrentValue.Accounts.TryGetValue(account, out var settings) && settings.CallbackSecret is { Length: > 0 } secret ? secret
            : null;
}
