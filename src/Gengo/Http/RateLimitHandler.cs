namespace Gengo.Http;

/// <summary>Makes each attempt wait for the key's rate limit. The wait does not count towards the attempt's time limit.</summary>
internal sealed class RateLimitHandler(KeyRateLimiters limiters) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var options = GengoCall.Of(request).Options;
        await limiters.For(options.PublicKey).WaitAsync(options.RequestsPerMinute, cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}
