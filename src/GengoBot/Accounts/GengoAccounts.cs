using System.Collections.Concurrent;
using Gengo;
using GengoBot.Hosting;
using GengoBot.Teams;
using Microsoft.Extensions.Options;

namespace GengoBot.Accounts;

/// <summary>
/// The Gengo accounts, and which of them a conversation uses: those chosen for it, or the default one, if its tenant may use them.
/// </summary>
internal sealed class GengoAccounts(
    GengoClientFactory clients, IOptionsMonitor<GengoOptions> clientOptions, IOptions<GengoAccountsOptions> options,
    IOptions<DemoOptions> demo, IOptions<BotOptions> bot)
{
    public const string Sandbox = "sandbox";

    /// <summary>However many polls there are and however often they are tried, the rest is for people.</summary>
    private const double BackgroundShare = 0.6;

    private readonly ConcurrentDictionary<string, GengoAccount> _accounts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The account of a conversation that has chosen none.</summary>
    public string? Default =>
        (options.Value.DefaultAccount ?? (
            options.Value.Accounts.Count == 1 ? options.Value.Accounts.Keys.First() : demo.Value.Enabled ? Sandbox : null)) is { } name
        && options.Value.Accounts.ContainsKey(name) ? SpellingOf(name) : null;

    public bool AreSeveral => options.Value.Accounts.Count > 1;

    /// <summary>The accounts that a tenant may use, the default one first.</summary>
    public IReadOnlyList<string> AllowedFor(string? tenant) =>
        [.. options.Value.Accounts.Where(entry => MaySee(entry.Value, tenant)).Select(static entry => entry.Key)
            .OrderBy(name => name != Default).ThenBy(static name => name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Whether the choice must be read: not if only the default account is allowed.</summary>
    public bool IsChosen(IReadOnlyList<string> allowed) => allowed.Count > 1 || (allowed.Count == 1 && allowed[0] != Default);

    /// <summary>
    /// The accounts that a conversation uses. A chosen account that is no longer allowed is dropped, and nothing replaces it.
    /// </summary>
    public IReadOnlyList<string> SpokenFor(IReadOnlyList<string> allowed, IReadOnlyList<string> chosen) =>
        chosen.Count > 0 ? [.. chosen.Where(allowed.Contains)] : Default is { } name && allowed.Contains(name) ? [name] : [];

    public GengoAccount? Named(string name) =>
        options.Value.Accounts.TryGetValue(name, out var account) ? _accounts.GetOrAdd(name, Open, account) : null;

    /// <summary>The name as the settings spell it, since the database stores it and is case-sensitive.</summary>
    private string SpellingOf(string name) =>
        options.Value.Accounts.Keys.First(key => string.Equals(key, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Whether an address has the origin of an account whose Gengo is on loopback: only those may load pictures from this machine.
    /// </summary>
    public bool IsLoopbackOrigin(Uri address) => options.Value.Accounts.Keys.Any(name =>
        clientOptions.Get(name).BaseAddress is { IsLoopback: true } own
        && Uri.Compare(own, address, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0);

    private bool MaySee(GengoAccountOptions account, string? tenant) =>
        account.Tenants.Length == 0
            ? demo.Value.Enabled || string.Equals(tenant, bot.Value.OwnTenant, StringComparison.OrdinalIgnoreCase)
            : Array.Exists(
                account.Tenants,
                entry => entry == BotOptions.AnyTenant || string.Equals(entry, tenant, StringComparison.OrdinalIgnoreCase));

    private GengoAccount Open(string name, GengoAccountOptions account) =>
        new(SpellingOf(name), clients.Create(name), IsSandbox(name, account), account.AutoApproveAfter)
        {
            Background = clients.Create(name, BackgroundShare),
        };

    /// <summary>Whether the account is on Gengo's own sandbox host, or on an emulator on loopback.</summary>
    private bool IsSandbox(string name, GengoAccountOptions account) =>
        (demo.Value.Enabled && name == Sandbox)
        || (
            account.BaseAddress is { } address
                && (address.IsLoopback || address.Host.Contains("sandbox", StringComparison.OrdinalIgnoreCase)));
}
