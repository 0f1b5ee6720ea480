using System.Security.Cryptography;
using Gengo;
using GengoBot.Accounts;
using GengoBot.Hosting;
using GengoBot.Playground;
using GengoBot.Storage;

namespace GengoBot.Demo;

/// <summary>Starts the playground beside the bot when <c>Demo:Enabled</c> is set: a chat page and a Gengo that needs no account.</summary>
internal static class DemoSetup
{
    public static WebApplicationBuilder AddDemo(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<DemoOptions>().Bind(builder.Configuration.GetSection(DemoOptions.Section));
        if (DemoOptions.IsEnabled(builder.Configuration))
        {
            builder.ListenOnLoopbackOnly();
            builder.Services.AddPlayground();
            builder.Services.AddDemoAccount();
            builder.Services.AddDemoFolder();
        }

        return builder;
    }

    public static WebApplication MapDemo(this WebApplication app) => DemoOptions.IsEnabled(app.Configuration) ? app.MapPlayground() : app;

    /// <summary>Adds an account at the playground's Gengo, and has that Gengo call the bot back.</summary>
    private static void AddDemoAccount(this IServiceCollection services)
    {
        var callbackSecret = RandomNumberGenerator.GetHexString(32, lowercase: true);
        services.AddOptions<GengoAccountsOptions>().PostConfigure<PlaygroundGengo>((accounts, gengo) =>
        {
            var account = accounts.Accounts.GetValueOrDefault(GengoAccounts.Sandbox) ?? new GengoAccountOptions();
            account.PublicKey = gengo.PublicKey;
            account.PrivateKey = gengo.PrivateKey;
            account.CallbackSecret ??= callbackSecret;
            accounts.Accounts[GengoAccounts.Sandbox] = account;
            accounts.DefaultAccount ??= GengoAccounts.Sandbox;
        });
        services.AddOptions<GengoOptions>(GengoAccounts.Sandbox).PostConfigure<PlaygroundGengo>(static (options, gengo) =>
            options.BaseAddress = gengo.BaseAddress);
        services.AddOptions<PlaygroundOptions>().Configure<CallbackAddress>(static (playground, address) =>
            playground.CallbackAddress = server => address.On(server, GengoAccounts.Sandbox));
    }

    private static void AddDemoFolder(this IServiceCollection services)
    {
        services.AddSingleton<DemoFolder>();
        services.AddOptions<StorageOptions>().PostConfigure<DemoFolder>(static (storage, folder) =>
        {
            if (!storage.IsPostgres && string.IsNullOrEmpty(storage.ConnectionString))
            {
                storage.ConnectionString = $"Data Source={folder.Database}";
            }
        });
    }
}
