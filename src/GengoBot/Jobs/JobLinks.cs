using Gengo;
using GengoBot.Accounts;
using Microsoft.Extensions.Options;

namespace GengoBot.Jobs;

/// <summary>
/// Recognizes addresses of Gengo's own pages about one job. Gengo documents none. Those that customers and translators share have the
/// word job or jobs in their path, followed by the number. The hosts are a setting, and are in the app's manifest too.
/// </summary>
internal sealed class JobLinks(IOptions<GengoAccountsOptions> options)
{
    public static readonly IReadOnlyList<string> Known = ["gengo.com", "www.gengo.com"];

    public JobId? JobOf(string? address)
    {
        var hosts = options.Value.LinkHosts is { Length: > 0 } listed ? listed : Known;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var link)
            || (link.Scheme != Uri.UriSchemeHttps && link.Scheme != Uri.UriSchemeHttp)
            || !hosts.Contains(link.Authority, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        foreach (var part in link.AbsolutePath.Split('/').SkipWhile(static part => part is not ("job" or "jobs")))
        {
            if (JobId.TryParse(part, out var job))
            {
                return job;
            }
        }

        return null;
    }
}
