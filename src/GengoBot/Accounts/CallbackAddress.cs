using System.Security.Cryptography;
using System.Text;
using GengoBot.Teams;
using Microsoft.Extensions.Options;

namespace GengoBot.Accounts;

/// <summary>Where Gengo's callbacks for an account come to. Its last part is the account's secret, so the address belongs into no log and no trace.</summary>
internal sealed class CallbackAddress(IOptionsMonitor<GengoAccountsOptions> options, GengoAccounts accounts, IOptions<BotOptions> bot)
{
    public const string Route = "/api/gengo/callbacks/{account}/{secret}";

    /// <summary>What nobody can send: it stands in for the secret of an account that has none, or is none.</summary>
    private readonly string _nobodys = RandomNumberGenerator.GetHexString(32);

    /// <summary>What to write into Gengo's settings; null without <c>Bot:PublicAddress</c> or the account's <c>CallbackSecret</c>.</summary>
    public Uri? Public(string account) => bot.Value.PublicAddress is { } reached ? On(reached, account) : null;

    /// <summary>The same at another address of this bot.</summary>
    public Uri? On(Uri server, string account) => SecretOf(account) is { } secret
        ? new Uri(server.ToString().TrimEnd('/') + Route.Replace("{account}", Uri.EscapeDataString(account), StringComparison.Ordinal).Replace("{secret}", secret, StringComparison.Ordinal))
        : null;

    public bool HasSecret(string account) => SecretOf(account) is not null;

    /// <summary>Who is called, if the secret is right. Whoever tries names and secrets learns nothing from how long the answer takes.</summary>
    public GengoAccount? Find(string account, string secret)
    {
        var right = SecretOf(account) ?? _nobodys;
        return CryptographicOperations.FixedTimeEquals(Hash(right), Hash(secret)) ? accounts.Named(account) : null;
    }

    /// <summary>Of one length, whatever is compared.</summary>
    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private string? SecretOf(string account) =>
        options.CurrentValue.Accounts.TryGetValue(account, out var settings) && settings.CallbackSecret is { Length: > 0 } secret ? secret : null;
}
