using System.Collections.Concurrent;
using Gengo;
using GengoBot.Hosting;
using Microsoft.Extensions.Options;

namespace GengoBot.Accounts;

/// <summary>Notes whether Gengo answered the last call, by its address. It makes no calls of its own.</summary>
internal sealed class GengoReach(IOptions<GengoAccountsOptions> accounts, IOptionsMonitor<GengoOptions> clients)
{
    private readonly ConcurrentDictionary<string, bool> _answered = new(StringComparer.OrdinalIgnoreCase);

    public DelegatingHandler Handler() => new Noting(_answered);

    /// <summary>The availability of Gengo for each account.</summary>
    public IReadOnlyDictionary<string, string> States() => accounts.Value.Accounts.Keys.ToDictionary(static name => name, StateOf);

    private string StateOf(string account) => _answered.TryGetValue(clients.Get(account).BaseAddress.Authority, out var answered)
        ? Availability.Of(answered)
        : Availability.Unknown;

    private sealed class Noting(ConcurrentDictionary<string, bool> answered) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var authority = request.RequestUri?.Authority ?? "";
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                answered[authority] = (int)response.StatusCode < StatusCodes.Status500InternalServerError;
                return response;
            }
            catch
            {
                answered[authority] = false;
                throw;
            }
        }
    }
}
