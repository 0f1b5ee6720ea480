using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Gengo.Http;

/// <summary>
/// Signs each attempt with the HMAC-SHA1 of its time, in the query of GET and DELETE and in the form of PUT and POST. Anyone who sees a
/// signature can use it for other calls, so the signed address exists only while the request is sent and only in this handler.
/// Source: Gengo's page of <see href="https://developers.gengo.com/v2/authentication/">authentication</see>.
/// </summary>
internal sealed class SigningHandler(TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = GengoCall.Of(request);
        var address = request.RequestUri;
        if (address is null
            || !GengoAddress.HaveSameOrigin(address, call.Options.BaseAddress)
            || !GengoAddress.IsAllowed(call.Options.BaseAddress))
        {
            throw new GengoUnavailableException("The address is not the account's own. Nothing was sent.");
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

                // .NET repeats a request by itself if the connection closes before an answer, even a DELETE, unless it has a body. A
                // read that is repeated so would not be counted.
                request.Content = new ByteArrayContent([]);
                request.RequestUri = new UriBuilder(address) { Query = address.Query.Length > 1 ? $"{address.Query}&{query}" : query }.Uri;
            }
            else
            {
                request.Content = new FormUrlEncodedContent([.. fields, new("data", call.Data)]);
            }

            call.WasSent = true;
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

#pragma warning disable CA5350 // Gengo's API accepts no other algorithm.
        var signature = HMACSHA1.HashData(Encoding.UTF8.GetBytes(options.PrivateKey), Encoding.ASCII.GetBytes(ts));
#pragma warning restore CA5350

        return [new("api_key", options.PublicKey), new("api_sig", Convert.ToHexStringLower(signature)), new("ts", ts)];
    }
}
