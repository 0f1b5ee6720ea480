using System.Net;
using Microsoft.Extensions.Options;

namespace GengoBot.Captchas;

/// <summary>Fetches captchas, so that readers' clients never contact Gengo, and tells how a card shows them.</summary>
internal sealed class CaptchaPictures(
    IHttpClientFactory clients,
    CaptchaAddress addresses,
    CaptchaPictureCache shelf,
    IOptions<CaptchaOptions> options,
    TimeProvider time)
{
    public const int MaxBytes = 256 * 1024;
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private const int MaxRedirects = 2;

    // A whole card has 28 KB.
    private const int MaxInlineLength = 10 * 1024;

    /// <exception cref="CaptchaUnavailableException">There is no picture to show, and the reason may be logged.</exception>
    public async Task<CaptchaPicture> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);

        try
        {
            var bytes = await DownloadAsync(address, either.Token);
            return PictureFormat.MediaTypeOf(bytes) is { } mediaType
                ? new CaptchaPicture(bytes, mediaType)
                : throw new CaptchaUnavailableException("what came is no PNG, JPEG or GIF of a sane size");
        }
        catch (HttpRequestException exception) when (exception.InnerException is CaptchaUnavailableException refusal)
        {
            throw refusal;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // The message may quote the other host, so it is not kept.
            throw new CaptchaUnavailableException("its host did not answer properly");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CaptchaUnavailableException("its host took too long");
        }
    }

    /// <summary>
    /// The source of the card's image: the picture itself if it is small, otherwise an address of the bot that expires; null without such
    /// an address.
    /// </summary>
    public string? Source(CaptchaPicture picture)
    {
        var length = (picture.Bytes.Length + 2) / 3 * 4;
        if (length <= MaxInlineLength)
        {
            return $"data:{picture.MediaType};base64,{Convert.ToBase64String(picture.Bytes)}";
        }

        return options.Value.PublicAddress is { } ours
            ? $"{ours.AbsoluteUri.TrimEnd('/')}/captcha/{shelf.Put(picture)}"
            : null;
    }

    private async Task<byte[]> DownloadAsync(Uri address, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(nameof(CaptchaPictures));
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            addresses.Check(address);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Accept.ParseAdd("image/png, image/jpeg, image/gif");
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

            switch (response.StatusCode)
            {
                case HttpStatusCode.OK:
                    return await ReadAsync(response.Content, cancellationToken);
                case HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                    or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect:
                    address = SameOrigin(address, response.Headers.Location);
                    break;
                default:
                    throw new CaptchaUnavailableException($"its host answered {(int)response.StatusCode}");
            }
        }

        throw new CaptchaUnavailableException("its host redirects too often");
    }

    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[MaxBytes + 1];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= MaxBytes ? buffer[..length] : throw new CaptchaUnavailableException("it is over 256 KB");
    }

    private static Uri SameOrigin(Uri address, Uri? location)
    {
        if (location is null || !Uri.TryCreate(address, location, out var next)
            || Uri.Compare(address, next, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) != 0)
        {
            throw new CaptchaUnavailableException("its host redirects elsewhere");
        }

        return next;
    }
}
