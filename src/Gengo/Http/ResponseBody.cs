using System.Buffers;

namespace Gengo.Http;

/// <summary>
/// The bytes of a response, at most <see cref="GengoLimits.MaxResponseBytes"/>. They are in a pooled buffer, valid until disposal.
/// </summary>
internal sealed class ResponseBody : IDisposable
{
    private const int MinBufferSize = 4 * 1024;

    private byte[] _bytes;
    private int _length;

    private ResponseBody(long expected) => _bytes = ArrayPool<byte>.Shared.Rent((int)Math.Max(expected + 1, MinBufferSize));

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    public static async Task<ResponseBody> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var expected = content.Headers.ContentLength ?? 0;
        if (expected > GengoLimits.MaxResponseBytes)
        {
            throw TooLong();
        }

        var body = new ResponseBody(expected);
        try
        {
            await body.FillAsync(content, cancellationToken);
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, _length) = ([], 0);
    }

    private async Task FillAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        while (await stream.ReadAsync(_bytes.AsMemory(_length), cancellationToken) is > 0 and var read)
        {
            _length += read;
            if (_length > GengoLimits.MaxResponseBytes)
            {
                throw TooLong();
            }

            if (_length == _bytes.Length)
            {
                Grow();
            }
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(2 * _bytes.Length);
        Bytes.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }

    private static HttpIOException TooLong() => new(HttpRequestError.ConfigurationLimitExceeded, "The answer is too long.");
}
