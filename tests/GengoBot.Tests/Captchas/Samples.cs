using System.Buffers.Binary;
using Microsoft.AspNetCore.Http;

namespace GengoBot.Tests.Captchas;

/// <summary>Pictures as far as anybody looks at them here: a header, and as many bytes behind it as asked.</summary>
internal static class Samples
{
    public static byte[] Png(uint width = 200, uint height = 70, int size = 100)
    {
        var bytes = new byte[size];
        ((byte[])[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]).CopyTo(bytes, 0);
        "IHDR"u8.CopyTo(bytes.AsSpan(12));
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(20), height);
        return bytes;
    }

    public static byte[] Gif(ushort width = 200, ushort height = 70)
    {
        var bytes = new byte[40];
        "GIF89a"u8.CopyTo(bytes);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(6), width);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), height);
        return bytes;
    }

    /// <summary>A JPEG whose frame comes after a comment and fill bytes, as writers are allowed to do.</summary>
    public static byte[] Jpeg(ushort width = 200, ushort height = 70)
    {
        byte[] bytes =
        [
            0xFF, 0xD8,
            0xFF, 0xFE, 0, 5, (byte)'h', (byte)'e', (byte)'y',
            0xFF, 0xFF, 0xC2, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0,
            0xFF, 0xDA, 0, 2,
        ];
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(15), height);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(17), width);
        return bytes;
    }

    public static RequestDelegate Serve(byte[] bytes, string contentType = "image/png") => context =>
    {
        context.Response.ContentType = contentType;
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    };
}
