using System.Net;
using System.Net.Http.Headers;

namespace GengoBot.Teams.Authentication;

/// <summary>
/// Gives a call to the connector the bot's token. A token that is refused may have been withdrawn before its time, so another is tried
/// once.
/// </summary>
internal sealed class BotTokenHandler(BotTokenSource tokens) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = await tokens.GetTokenAsync(cancellationToken);
        var response = await SendAsync(request, token, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized || token is null)
        {
            return response;
        }

        response.Dispose();
        tokens.Forget(token);
        return await SendAsync(request, await tokens.GetTokenAsync(cancellationToken), cancellationToken);
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? token, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return base.SendAsync(request, cancellationToken);
    }
}
