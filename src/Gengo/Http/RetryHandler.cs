namespace Gengo.Http;

/// <summary>
/// Repeats a failed read after about 1, 2 and 4 seconds. Writes are never repeated, because Gengo does not recognize a repeat.
/// </summary>
internal sealed class RetryHandler(TimeProvider time) : DelegatingHandler
{
    private const int MaxRetries = 3;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var retries = 0; ; retries++)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (GengoUnavailableException unavailable)
                when (unavailable.IsWorthRetrying && request.Method == HttpMethod.Get && retries < MaxRetries)
            {
                // Calls that failed together should not come back together.
                var jitter = 0.5 + Random.Shared.NextDouble();
                await Task.Delay(TimeSpan.FromSeconds(1 << retries) * jitter, time, cancellationToken);
            }
        }
    }
}
