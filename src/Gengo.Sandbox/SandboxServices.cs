using Gengo.Sandbox.Api;
using Gengo.Sandbox.Callbacks;
using Gengo.Sandbox.Desk;
using Gengo.Sandbox.Jobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Gengo.Sandbox;

/// <summary>Registers the sandbox in a service collection.</summary>
public static class SandboxServices
{
    /// <summary>Adds the <see cref="Sandbox"/>, which starts with the demo's jobs.</summary>
    public static IServiceCollection AddGengoSandbox(this IServiceCollection services, Action<SandboxOptions>? configure = null)
    {
        services.AddOptions<SandboxOptions>()
            .Configure<IConfiguration>((options, configuration) => options.Read(configuration))
            .Configure(options => configure?.Invoke(options))
            .Validate(options => Enum.IsDefined(options.Generation), "Sandbox:Generation must be 2013 or 2019.")
            .Validate(options => options.PublicKey.Length > 0, "Sandbox:PublicKey must not be empty.")
            .Validate(options => options.PrivateKey.Length > 0, "Sandbox:PrivateKey must not be empty.")
            .ValidateOnStart();

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Sandbox>();
        services.AddSingleton<PlannedFaults>();
        services.AddSingleton<CustomerActions>();
        services.AddSingleton<DeskActions>();
        services.AddSingleton<ApiEndpoint>();
        services.AddSingleton<DeskEndpoint>();
        services.AddHostedService<CallbackSender>();
        services.AddHostedService<AutoApproval>();
        return services;
    }
}
