using Gengo;
using Microsoft.Extensions.Options;

namespace GengoBot.Accounts;

/// <summary>Registers the Gengo accounts and their roles.</summary>
internal static class AccountSetup
{
    public static WebApplicationBuilder AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<GengoAccountsOptions>().Bind(builder.Configuration.GetSection(GengoAccountsOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<GengoAccountsOptions>, GengoAccountsRanges>();
        services.AddSingleton<IValidateOptions<GengoAccountsOptions>, GengoAccountsValidator>();
        services.AddOptions<AccessOptions>().Bind(builder.Configuration.GetSection(AccessOptions.Section));
        services.AddSingleton<IConfigureOptions<GengoOptions>, AccountClientOptions>();

        services.AddSingleton<CallLeaseStore>();
        services.AddSingleton<ISharedRateLimit, CallLeases>();
        services.AddSingleton<GengoReach>();
        services.AddGengo().AddHttpMessageHandler(static provider => provider.GetRequiredService<GengoReach>().Handler());
        services.AddSingleton<GengoAccounts>();
        services.AddSingleton<RolePolicy>();
        services.AddSingleton<ConversationRulesReader>();
        services.AddSingleton<PastedKeys>();
        services.AddSingleton<CallbackAddress>();
        return builder;
    }

    /// <summary>Passes each account's settings to its client.</summary>
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
}
