using System.Net;

namespace Gengo.Http;

/// <summary>
/// Follows up to three redirects of a read, within Gengo's own origin only, so that no other host ever sees a key. The signing handler
/// signs each step anew, and each counts for the rate limit.
/// </summary>
internal sealed class RedirectHandler(KeyRateLimiters limiters) : DelegatingHandler
{
    private const int MaxRedirects = 3;

    private static readonly string[] Signature = ["api_key", "api_sig", "ts"];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var first = request.RequestUri;
        try
        {
            for (var followed = 0; ; followed++)
            {
                using var step = followed == 0 ? null : await limiters.EnterAsync(GengoCall.Of(request), cancellationToken);
                var response = await base.SendAsync(request, cancellationToken);
                if (request.Method != HttpMethod.Get || request.RequestUri is not { } here || TargetOf(response, here) is not { } target)
                {
                    return response;
                }

                response.Dispose();
                if (followed == MaxRedirects || !GengoAddress.HaveSameOrigin(target, here))
                {
                    throw new GengoUnavailableException("Gengo redirects to another host, or too often. The redirect was not followed.");
                }

                request.RequestUri = target;
            }
        }
        finally
        {
            request.RequestUri = first;
        }
    }

    private static Uri? TargetOf(HttpResponseMessage response, Uri here)
    {
        if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)
            || response.Headers.Location is not { } location || !Uri.TryCreate(here, location, out var target))
        {
            return null;
        }

        // The server may repeat the query with the old signature, or drop it.
        var kept = target.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(field => !Signature.Contains(field.Split('=')[0], StringComparer.OrdinalIgnoreCase)).ToList();
        return new UriBuilder(target) { Query = kept.Count > 0 ? string.Join('&', kept) : here.Query, Fragment = "" }.Uri;
    }
}
