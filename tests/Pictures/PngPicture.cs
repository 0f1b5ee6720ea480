using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Pictures;

/// <summary>
/// The pixels of a PNG (https://www.w3.org/TR/png-3/). It reads what this repository makes: 8 bits a channel, in grey, RGB or RGBA.
/// A damaged file, or one of another kind, is refused.
/// </summary>
internal sealed class PngPicture
{
    private static readonly byte[] Signature = [0x89, .. "PNG\r\n\u001A\n"u8];

    private readonly Rgba[] _colors;

    private PngPicture(int width, int height, Rgba[] colors) => (Width, Height, _colors) = (width, height, colors);

    public int Width { get; }

    public int Height { get; }

    public IEnumerable<(int X, int Y, Rgba Color)> Pixels =>
        _colors.Select((color, index) => (index % Width, index / Width, color));

    public static PngPicture Read(byte[] file)
    {
        Require(file.AsSpan().StartsWith(Signature), "It does not begin like a PNG.");

        var chunks = Chunks(file).ToList();
        Require(chunks is [("IHDR", { Length: 13 }), .., ("IEND", [])], "Its header or its end is missing.");
        Require(chunks[1..^1].All(static chunk => chunk.Name == "IDAT"), "It has a chunk that is not understood.");

        var header = chunks[0].Data;
        var width = BinaryPrimitives.ReadInt32BigEndian(header);
        var height = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4));
        Require(header is [.., 8, 0 or 2 or 6, 0, 0, 0], "Its bit depth, colour type or interlacing is not understood.");
        var channels = header[9] switch { 0 => 1, 2 => 3, _ => 4 };

        using var rows = new ZLibStream(
            new MemoryStream([.. chunks[1..^1].SelectMany(static chunk => chunk.Data)]), CompressionMode.Decompress);
        var bytes = Unfilter(rows, width * channels, height, channels);
        return new(width, height, [.. bytes.Chunk(channels).Select(Color)]);
    }

    private static IEnumerable<(string Name, byte[] Data)> Chunks(byte[] file)
    {
        for (var at = Signature.Length; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var named = file.AsSpan(at + 4, 4 + length);
            Require(Crc32(named) == BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)), "A checksum is wrong.");
            yield return (Encoding.ASCII.GetString(named[..4]), named[4..].ToArray());
            at += 12 + length;
        }
    }

    private static byte[] Unfilter(Stream rows, int rowLength, int height, int channels)
    {
        var all = new byte[height * rowLength];
        var above = new byte[rowLength];
        for (var y = 0; y < height; y++)
        {
            var filter = rows.ReadByte();
            var row = all.AsSpan(y * rowLength, rowLength);
            rows.ReadExactly(row);

            for (var i = 0; i < rowLength; i++)
            {
                var (left, corner) = i < channels ? (0, 0) : (row[i - channels], above[i - channels]);
                row[i] += (byte)(filter switch
                {
                    0 => 0,
                    1 => left,
                    2 => above[i],
                    3 => (left + above[i]) / 2,
                    4 => Nearest(left, above[i], corner),
                    _ => throw new InvalidDataException($"There is no filter {filter}."),
                });
            }

            row.CopyTo(above);
        }

        Require(rows.ReadByte() == -1, "It has more rows than its height.");
        return all;
    }

    // Paeth's predictor.
    private static int Nearest(int left, int up, int corner)
    {
        var guess = left + up - corner;
        return new[] { left, up, corner }.MinBy(value => Math.Abs(value - guess));
    }

    private static Rgba Color(byte[] channels) => channels switch
    {
        [var grey] => new(grey, grey, grey, 255),
        [var red, var green, var blue] => new(red, green, blue, 255),
        [var red, var green, var blue, var alpha] => new(red, green, blue, alpha),
        _ => throw new InvalidDataException("A pixel has one, three or four channels."),
    };

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new InvalidDataException(otherwise);
        }
    }
}

/// <summary>A colour, not multiplied by its alpha.</summary>
internal readonly record struct Rgba(byte Red, byte Green, byte Blue, byte Alpha)
{
    /// <summary>Reads a colour as CSS has it: <c>#1F4E79</c>.</summary>
    public static Rgba Parse(string text) =>
        text is ['#', .. var digits] && Convert.FromHexString(digits) is [var red, var green, var blue]
            ? new(red, green, blue, 255)
            : throw new FormatException($"'{text}' is not a colour like #1F4E79.");
}
