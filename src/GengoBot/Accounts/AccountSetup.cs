using Gengo;
using GengoBot.Hosting;
using GengoBot.Teams;
using Microsoft.Extensions.Options;

namespace GengoBot.Accounts;

/// <summary>The Gengo accounts, and who may do what with them.</summary>
internal static class AccountSetup
{
    public static WebApplicationBuilder AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<GengoAccountsOptions>().Bind(builder.Configuration.GetSection(GengoAccountsOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<GengoAccountsOptions>, GengoAccountsValidator>();
        services.AddOptions<AccessOptions>().Bind(builder.Configuration.GetSection(AccessOptions.Section));
        services.AddSingleton<IConfigureOptions<GengoOptions>, AccountClientOptions>();

        services.AddSingleton<GengoReach>();
        services.AddGengo().AddHttpMessageHandler(static provider => provider.GetRequiredService<GengoReach>().Handler());
        services.AddSingleton<GengoAccounts>();
        services.AddSingleton<RolePolicy>();
        services.AddSingleton<ConversationRulesReader>();
        services.AddSingleton<PastedKeys>();
        services.AddSingleton<CallbackAddress>();
        return builder;
    }

    /// <summary>Hands each account's settings to its client.</summary>
    private sealed class AccountClientOptions(IOptions<GengoAccountsOptions> accounts) : IConfigureNamedOptions<GengoOptions>
    {
        public void Configure(GengoOptions options)
        {
        }

        public void Configure(string? name, GengoOptions options)
        {
            if (name is null || !accounts.Value.Accounts.TryGetValue(name, out var account))
            {
                return;
            }

            options.PublicKey = account.PublicKey ?? "";
            options.PrivateKey = account.PrivateKey ?? "";
            options.BaseAddress = account.BaseAddress ?? options.BaseAddress;
            options.RequestsPerMinute = accounts.Value.RequestsPerMinute;
            options.Timeout = accounts.Value.Timeout;
        }
    }

    /// <summary>Says which key is wrong before anything runs.</summary>
    private sealed class GengoAccountsValidator(IOptions<DemoOptions> demo) : IValidateOptions<GengoAccountsOptions>
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
                yield return "Gengo:Accounts is empty: name at least one account, like Gengo:Accounts:main:PublicKey and Gengo:Accounts:main:PrivateKey.";
            }

            if (options.DefaultAccount is { } chosen ? !options.Accounts.ContainsKey(chosen) : options.Accounts.Count > 1)
            {
                yield return $"Gengo:DefaultAccount must be one of the names under Gengo:Accounts ({string.Join(", ", options.Accounts.Keys)}).";
            }

            foreach (var host in options.LinkHosts.Where(static host => !ServiceHosts.IsExact(host)))
            {
                yield return $"Gengo:LinkHosts holds exact hosts, like gengo.com; '{host}' is none.";
            }

            if (options.RequestsPerMinute is < 1 or > 100_000)
            {
                yield return "Gengo:RequestsPerMinute must be 1 to 100000.";
            }

            if (options.PollInterval < TimeSpan.FromMinutes(1) || options.PollInterval > TimeSpan.FromDays(1))
            {
                yield return "Gengo:PollInterval must be 00:01:00 to 1.00:00:00.";
            }

            if (options.Timeout <= TimeSpan.Zero || options.Timeout > TimeSpan.FromMinutes(5))
            {
                yield return "Gengo:Timeout must be more than 00:00:00 and at most 00:05:00.";
            }

            foreach (var (account, settings) in options.Accounts.Where(entry => !demo.Value.Enabled || entry.Key != GengoAccounts.Sandbox))
            {
                var key = $"Gengo:Accounts:{account}";
                if (string.IsNullOrWhiteSpace(settings.PublicKey))
                {
                    yield return $"{key}:PublicKey is missing.";
                }

                if (string.IsNullOrWhiteSpace(settings.PrivateKey))
                {
                    yield return $"{key}:PrivateKey is missing.";
                }

                if (settings.BaseAddress is { } address && !(address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) && address.UserInfo.Length + address.Query.Length + address.Fragment.Length == 0))
                {
                    yield return $"{key}:BaseAddress must be an https address without user, query or fragment; http is for loopback only.";
                }

                if (settings.CallbackSecret is { Length: > 0 } secret && (secret.Length < 16 || !secret.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')))
                {
                    yield return $"{key}:CallbackSecret must be at least 16 letters, digits, - or _: it is a part of an address, and nobody may guess it.";
                }

                if (settings.AutoApproveAfter <= TimeSpan.Zero)
                {
                    yield return $"{key}:AutoApproveAfter must be more than 00:00:00.";
                }
            }
        }
    }
}
