namespace Gengo.Http;

/// <summary>Makes each attempt wait for the key's rate limit. The wait does not count towards the attempt's time limit.</summary>
internal sealed class RateLimitHandler(KeyRateLimiters limiters) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var call = await limiters.EnterAsync(GengoCall.Of(request), cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}
