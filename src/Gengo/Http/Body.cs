using System.Buffers;

namespace Gengo.Http;

/// <summary>A body's bytes, within <see cref="GengoLimits.AnswerBytes"/>.</summary>
internal static class Body
{
    private const int Chunk = 16 * 1024;

    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var expected = content.Headers.ContentLength ?? 0;
        if (expected > GengoLimits.AnswerBytes)
        {
            throw TooLong();
        }

        var bytes = new ArrayBufferWriter<byte>(Chunk);
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        while (await stream.ReadAsync(bytes.GetMemory(Chunk), cancellationToken) is > 0 and var read)
        {
            bytes.Advance(read);
            if (bytes.WrittenCount > GengoLimits.AnswerBytes)
            {
                throw TooLong();
            }
        }

        return bytes.WrittenMemory;
    }

    private static HttpIOException TooLong() => new(HttpRequestError.ConfigurationLimitExceeded, "The answer is too long.");
}
