namespace Gengo.Http;

/// <summary>Every try waits for its place in the key's minute; the wait is no part of the try's own time.</summary>
internal sealed class LimitHandler(KeyLimiters limiters) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var options = GengoCall.Of(request).Options;
        await limiters.For(options.PublicKey).WaitAsync(options.RequestsPerMinute, cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}
