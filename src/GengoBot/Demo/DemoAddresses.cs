using GengoBot.Hosting;
using GengoBot.Playground;
using Microsoft.Extensions.Options;

namespace GengoBot.Demo;

/// <summary>
/// Makes the demo listen on loopback only. The demo takes no tokens, so an address that others can reach stops the start.
/// </summary>
internal static class DemoAddresses
{
    public static void ListenOnLoopbackOnly(this WebApplicationBuilder builder)
    {
        if (HasOtherListeners(builder.Configuration))
        {
            throw Refused($"set ASPNETCORE_URLS to an address like {PlaygroundAddress.Default}, not ports or Kestrel:Endpoints.");
        }

        var addresses = ListenAddresses.Of(builder.Configuration) is { Length: > 0 } written ? written : [PlaygroundAddress.Default];
        if (Array.Find(addresses, static address => !IsLoopback(address)) is { } open)
        {
            throw Refused($"ASPNETCORE_URLS says {open}. Use an address like {PlaygroundAddress.Default}, or switch Demo:Enabled off.");
        }

        builder.WebHost.UseUrls(addresses);
    }

    private static bool HasOtherListeners(ConfigurationManager configuration) =>
        configuration["http_ports"] is { Length: > 0 }
        || configuration["https_ports"] is { Length: > 0 }
        || configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();

    private static bool IsLoopback(string address) => Uri.TryCreate(address, UriKind.Absolute, out var parsed) && parsed.IsLoopback;

    private static OptionsValidationException Refused(string what) =>
        new(DemoOptions.Section, typeof(DemoOptions), [$"Demo:Enabled listens on loopback only: {what}"]);
}
