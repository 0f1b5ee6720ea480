using System.Buffers.Binary;

namespace GengoBot.Captchas;

/// <summary>Recognizes a picture by its first bytes, since a Content-Type is only a claim.</summary>
internal static class PictureFormat
{
    private const int MaxSide = 2048;

    /// <summary>The media type; null if it is no picture of a format and size that a card shows.</summary>
    public static string? MediaTypeOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => IsPng(bytes) ? "image/png" : null,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => IsGif(bytes) ? "image/gif" : null,
        [0xFF, 0xD8, 0xFF, ..] => IsJpeg(bytes) ? "image/jpeg" : null,
        _ => null,
    };

    // The first chunk is IHDR, 13 bytes long and closed by a checksum.
    private static bool IsPng(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 33
        && bytes[8..16].SequenceEqual("\0\0\0\rIHDR"u8)
        && IsSane(BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]));

    private static bool IsGif(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 13
        && IsSane(BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]));

    // Segments of marker and length, until one that starts a frame and knows the size.
    private static bool IsJpeg(ReadOnlySpan<byte> bytes)
    {
        var rest = bytes[2..];
        while (rest is [0xFF, ..])
        {
            rest = rest.TrimStart((byte)0xFF);
            if (rest.Length < 3)
            {
                return false;
            }

            var marker = rest[0];
            var length = BinaryPrimitives.ReadUInt16BigEndian(rest[1..]);
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return length >= 8
                    && rest.Length > length
                    && IsSane(BinaryPrimitives.ReadUInt16BigEndian(rest[6..]), BinaryPrimitives.ReadUInt16BigEndian(rest[4..]));
            }

            if (length < 2 || rest.Length <= length)
            {
                return false;
            }

            rest = rest[(1 + length)..];
        }

        return false;
    }

    private static bool IsSane(uint width, uint height) => width is > 0 and <= MaxSide && height is > 0 and <= MaxSide;
}
