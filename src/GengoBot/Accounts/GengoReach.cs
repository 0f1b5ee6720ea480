using System.Collections.Concurrent;
using Gengo;
using Microsoft.Extensions.Options;

namespace GengoBot.Accounts;

/// <summary>Whether Gengo answered when it was asked last, by its address. Noted in passing: nothing is asked for it.</summary>
internal sealed class GengoReach(IOptions<GengoAccountsOptions> accounts, IOptionsMonitor<GengoOptions> clients)
{
    private readonly ConcurrentDictionary<string, bool> _answered = new(StringComparer.OrdinalIgnoreCase);

    public DelegatingHandler Handler() => new Noting(_answered);

    /// <summary>A word for each account.</summary>
    public IReadOnlyDictionary<string, string> States() => accounts.Value.Accounts.Keys.ToDictionary(static name => name, StateOf);

    private string StateOf(string account) => _answered.TryGetValue(clients.Get(account).BaseAddress.Authority, out var answered)
        ? answered ? "answered" : "did not answer"
        : "not asked yet";

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
