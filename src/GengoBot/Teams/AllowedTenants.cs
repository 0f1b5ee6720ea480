using GengoBot.Hosting;
using Microsoft.Extensions.Options;

namespace GengoBot.Teams;

/// <summary>Says whether people of a tenant may use the bot. In the demo, with no tenant listed, everyone at this machine may.</summary>
internal sealed class AllowedTenants(IOptions<BotOptions> options, IOptions<DemoOptions> demo)
{
    public bool Has(string? tenant)
    {
        var allowed = options.Value.AllowedTenants;
        if (allowed.Length == 0)
        {
            return demo.Value.Enabled
                || (tenant is { Length: > 0 } && string.Equals(tenant, options.Value.OwnTenant, StringComparison.OrdinalIgnoreCase));
        }

        return Array.Exists(
            allowed, entry => entry == BotOptions.AnyTenant || string.Equals(entry, tenant, StringComparison.OrdinalIgnoreCase));
    }
}
