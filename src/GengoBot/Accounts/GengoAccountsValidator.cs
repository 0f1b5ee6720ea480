using GengoBot.Hosting;
using GengoBot.Teams;
using Microsoft.Extensions.Options;

namespace GengoBot.Accounts;

/// <summary>Checks what a range cannot say: the accounts, their names, keys and addresses.</summary>
internal sealed class GengoAccountsValidator(IOptions<DemoOptions> demo) : IValidateOptions<GengoAccountsOptions>
{
    public ValidateOptionsResult Validate(string? name, GengoAccountsOptions options)
    {
        var problems = Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> Problems(GengoAccountsOptions options)
    {
        if (options.Accounts.Count == 0 && !demo.Value.Enabled)
        {
            yield return "Gengo:Accounts is empty: name at least one account, like Gengo:Accounts:main:PublicKey and "
                + "Gengo:Accounts:main:PrivateKey.";
        }

        if (options.DefaultAccount is { } chosen ? !options.Accounts.ContainsKey(chosen) : options.Accounts.Count > 1)
        {
            var names = string.Join(", ", options.Accounts.Keys);
            yield return $"Gengo:DefaultAccount must be one of the names under Gengo:Accounts ({names}).";
        }

        foreach (var host in options.LinkHosts.Where(static host => !ServiceHosts.IsExact(host)))
        {
            yield return $"Gengo:LinkHosts holds exact hosts, like gengo.com; '{host}' is none.";
        }

        if (options.Timeout <= TimeSpan.Zero || options.Timeout > TimeSpan.FromMinutes(5))
        {
            yield return "Gengo:Timeout must be more than 00:00:00 and at most 00:05:00.";
        }

        foreach (var problem in options.Accounts.Where(entry => !demo.Value.Enabled || entry.Key != GengoAccounts.Sandbox).SelectMany(
            Problems))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> Problems(KeyValuePair<string, GengoAccountOptions> account)
    {
        var settings = account.Value;
        var key = $"Gengo:Accounts:{account.Key}";
        if (string.IsNullOrWhiteSpace(settings.PublicKey))
        {
            yield return $"{key}:PublicKey is missing.";
        }

        if (string.IsNullOrWhiteSpace(settings.PrivateKey))
        {
            yield return $"{key}:PrivateKey is missing.";
        }

        if (settings.BaseAddress is { } address && !IsBaseAddress(address))
        {
            yield return $"{key}:BaseAddress must be an https address without user, query or fragment; http is for loopback only.";
        }

        if (settings.CallbackSecret is { Length: > 0 } secret && !IsCallbackSecret(secret))
        {
            yield return $"{key}:CallbackSecret must be at least 16 letters, digits, - or _: it is a part of an address, and nobody may "
                + $"guess it.";
        }

        if (settings.AutoApproveAfter <= TimeSpan.Zero)
        {
            yield return $"{key}:AutoApproveAfter must be more than 00:00:00.";
        }
    }

    private static bool IsBaseAddress(Uri address) =>
        address.IsAbsoluteUri
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address.UserInfo.Length + address.Query.Length + address.Fragment.Length == 0;

    private static bool IsCallbackSecret(string secret) =>
        secret.Length >= 16 && secret.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
}
