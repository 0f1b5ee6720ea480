using System.Net;
using System.Security.Cryptography;
using Gengo;
using Gengo.Sandbox;
using GengoBot.Accounts;
using GengoBot.Hosting;
using GengoBot.Playground;
using GengoBot.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace GengoBot.Demo;

/// <summary>Demo mode: Gengo in this process, a page to chat with, no accounts, no keys; and nothing of it reachable from elsewhere.</summary>
internal static class DemoSetup
{
    private const string DefaultAddress = "http://127.0.0.1:3978";

    public static WebApplicationBuilder AddDemo(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<DemoOptions>().Bind(builder.Configuration.GetSection(DemoOptions.Section));
        if (!DemoOptions.IsEnabled(builder.Configuration))
        {
            return builder;
        }

        ListenOnLoopbackOnly(builder);
        builder.Services.AddGengoSandbox();
        builder.Services.AddPlayground();
        var callbackSecret = RandomNumberGenerator.GetHexString(32, lowercase: true);
        builder.Services.AddOptions<GengoAccountsOptions>().PostConfigure<Sandbox>((accounts, sandbox) =>
        {
            var account = accounts.Accounts.GetValueOrDefault(GengoAccounts.Sandbox) ?? new GengoAccountOptions();
            account.PublicKey = sandbox.PublicKey;
            account.PrivateKey = sandbox.PrivateKey;
            account.CallbackSecret ??= callbackSecret;
            accounts.Accounts[GengoAccounts.Sandbox] = account;
            accounts.DefaultAccount ??= GengoAccounts.Sandbox;
        });
        builder.Services.AddHostedService<DeskCallbacks>();
        builder.Services.AddSingleton<DemoFolder>();
        builder.Services.AddOptions<StorageOptions>().PostConfigure<DemoFolder>(static (storage, folder) =>
        {
            if (!storage.IsPostgres && string.IsNullOrEmpty(storage.ConnectionString))
            {
                storage.ConnectionString = $"Data Source={folder.Database}";
            }
        });
        builder.Services.AddOptions<GengoOptions>(GengoAccounts.Sandbox).PostConfigure<IServer>(static (options, server) =>
            options.BaseAddress = new Uri(OwnAddress(server), "/sandbox/v2/"));
        return builder;
    }

    public static WebApplication MapDemo(this WebApplication app)
    {
        if (DemoOptions.IsEnabled(app.Configuration))
        {
            app.Use(OnlyLoopback);
            app.MapGengoSandbox();
            app.MapPlayground();
        }

        return app;
    }

    /// <summary>There are no tokens here, so an address that others reach is refused rather than narrowed in silence.</summary>
    private static void ListenOnLoopbackOnly(WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        if (configuration["http_ports"] is { Length: > 0 } || configuration["https_ports"] is { Length: > 0 } || configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
        {
            throw new OptionsValidationException(DemoOptions.Section, typeof(DemoOptions), [$"Demo:Enabled listens on loopback only: set ASPNETCORE_URLS to an address like {DefaultAddress}, not ports or Kestrel:Endpoints."]);
        }

        var addresses = ListenAddresses.Of(configuration) is { Length: > 0 } written ? written : [DefaultAddress];
        if (addresses.FirstOrDefault(static address => !(Uri.TryCreate(address, UriKind.Absolute, out var parsed) && parsed.IsLoopback)) is { } open)
        {
            throw new OptionsValidationException(DemoOptions.Section, typeof(DemoOptions), [$"Demo:Enabled listens on loopback only, and ASPNETCORE_URLS says {open}: use an address like {DefaultAddress}, or switch Demo:Enabled off."]);
        }

        builder.WebHost.UseUrls(addresses);
    }

    /// <summary>A page elsewhere could point a name of its own at this machine; such a name is not ours.</summary>
    private static Task OnlyLoopback(HttpContext context, RequestDelegate next)
    {
        var host = context.Request.Host.Host;
        if (string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return Task.CompletedTask;
    }

    /// <summary>The address this server listens on. Known once it has started, which is before anybody asks for a job.</summary>
    public static Uri OwnAddress(IServer server) =>
        new(server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? DefaultAddress);
}
