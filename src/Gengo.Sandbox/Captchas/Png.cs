using System.Buffers.Binary;
using System.IO.Compression;

namespace Gengo.Sandbox.Captchas;

/// <summary>Writes PNG files: https://www.w3.org/TR/png-3/</summary>
internal static class Png
{
    /// <summary>Writes a grayscale picture of one byte per pixel, row by row from the top.</summary>
    public static byte[] Gray(int width, int height, ReadOnlySpan<byte> pixels)
    {
        // Eight bits per pixel. The zeros after that mean grayscale, deflate, filters by row, and not interlaced.
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;

        using var rows = new MemoryStream();
        using (var zlib = new ZLibStream(rows, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                zlib.WriteByte(0); // This row is not filtered.
                zlib.Write(pixels.Slice(y * width, width));
            }
        }

        return
        [
            0x89, .. "PNG\r\n\u001A\n"u8,
            .. Chunk("IHDR"u8, header),
            .. Chunk("IDAT"u8, rows.ToArray()),
            .. Chunk("IEND"u8, []),
        ];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        byte[] chunk = [0, 0, 0, 0, .. name, .. data, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(^4..), Crc32(chunk.AsSpan(4..^4)));
        return chunk;
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
            }
        }

        return ~crc;
    }
}
