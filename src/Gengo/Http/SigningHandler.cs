using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Gengo.Http;

/// <summary>
/// Signs: HMAC-SHA1 of the time's text alone. GET and DELETE carry it in the query, PUT and POST in the form. The signed address exists
/// only while the request is sent: any call can be signed with it, so nobody outside of this handler sees it.
/// </summary>
internal sealed class SigningHandler(TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = GengoCall.Of(request);
        var address = request.RequestUri;
        if (address is null || !GengoAddress.HaveSameOrigin(address, call.Options.BaseAddress) || !GengoAddress.IsAllowed(call.Options.BaseAddress))
        {
            throw new GengoUnavailableException("The address is not the account's own; nothing was sent.");
        }

        var fields = Sign(call.Options, time.GetUtcNow());
        request.Headers.Accept.Clear();
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Remove("User-Agent");
        request.Headers.TryAddWithoutValidation("User-Agent", call.Options.UserAgent);

        try
        {
            if (call.Data is null)
            {
                var query = string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));
                // Without a body, .NET itself sends a request again when the server hangs up unheard, a DELETE too; with one, even empty, it does not.
                request.Content = request.Method == HttpMethod.Delete ? new ByteArrayContent([]) : null;
                request.RequestUri = new UriBuilder(address) { Query = address.Query.Length > 1 ? $"{address.Query}&{query}" : query }.Uri;
            }
            else
            {
                request.Content = new FormUrlEncodedContent([.. fields, new("data", call.Data)]);
            }

            call.HasLeft = true;
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            request.RequestUri = address;
            request.Content = null;
        }
    }

    internal static KeyValuePair<string, string>[] Sign(GengoOptions options, DateTimeOffset now)
    {
        var ts = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

#pragma warning disable CA5350 // Gengo's API knows no other algorithm.
        var signature = HMACSHA1.HashData(Encoding.UTF8.GetBytes(options.PrivateKey), Encoding.ASCII.GetBytes(ts));
#pragma warning restore CA5350

        return [new("api_key", options.PublicKey), new("api_sig", Convert.ToHexStringLower(signature)), new("ts", ts)];
    }
}
