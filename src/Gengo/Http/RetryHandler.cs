namespace Gengo.Http;

/// <summary>Tries a read that broke again, after about 1, 2 and 4 seconds. Writes are never tried again: nothing at Gengo notices a repeat.</summary>
internal sealed class RetryHandler(TimeProvider time) : DelegatingHandler
{
    private const int MostRetries = 3;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var retries = 0; ; retries++)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (GengoUnavailableException broken) when (broken.IsWorthRetrying && request.Method == HttpMethod.Get && retries < MostRetries)
            {
                // Not all at the same moment, should Gengo have failed many at once.
                var jitter = 0.5 + Random.Shared.NextDouble();
                await Task.Delay(TimeSpan.FromSeconds(1 << retries) * jitter, time, cancellationToken);
            }
        }
    }
}
