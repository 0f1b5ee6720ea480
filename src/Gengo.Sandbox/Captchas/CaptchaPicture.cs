using SkiaSharp;

namespace Gengo.Sandbox.Captchas;

/// <summary>Draws a captcha as a small grey PNG. The only class that touches SkiaSharp: without a captcha its native library is never loaded.</summary>
internal static class CaptchaPicture
{
    private const int Width = 220;
    private const int Height = 80;
    private const float Margin = 18;

    public static byte[] Draw(string letters, Random random)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Gray8, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(new SKColor(0xF4, 0xF4, 0xF4));
            DrawNoise(canvas, random);
            DrawLetters(canvas, letters, random);
        }

        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static void DrawNoise(SKCanvas canvas, Random random)
    {
        using var pen = Pen(new SKColor(0xA0, 0xA0, 0xA0), 1.6f);
        for (var line = 0; line < 4; line++)
        {
            using var path = new SKPathBuilder();
            path.MoveTo(0, random.Next(Height));
            path.CubicTo(
                random.Next(Width), random.Next(Height),
                random.Next(Width), random.Next(Height),
                Width, random.Next(Height));
            using var curve = path.Detach();
            canvas.DrawPath(curve, pen);
        }

        for (var dot = 0; dot < 25; dot++)
        {
            canvas.DrawPoint(random.Next(Width), random.Next(Height), pen);
        }
    }

    private static void DrawLetters(SKCanvas canvas, string letters, Random random)
    {
        using var pen = Pen(new SKColor(0x20, 0x20, 0x20), 4.2f);
        var cell = (Width - (2 * Margin)) / letters.Length;

        for (var index = 0; index < letters.Length; index++)
        {
            var height = 38 + random.Next(8);
            var width = Math.Min(cell - 12, 22 + random.Next(6));

            canvas.Save();
            canvas.Translate(Margin + (cell * (index + 0.5f)), (Height / 2f) + random.Next(-7, 8));
            canvas.RotateDegrees(random.Next(-14, 15));
            DrawLetter(canvas, pen, letters[index], width, height);
            canvas.Restore();
        }
    }

    private static void DrawLetter(SKCanvas canvas, SKPaint pen, char letter, float width, float height)
    {
        foreach (var stroke in Glyphs.Of(letter))
        {
            using var path = new SKPathBuilder();
            path.AddPoly([.. stroke.Select(Place)], close: false);
            using var line = path.Detach();
            canvas.DrawPath(line, pen);
        }

        SKPoint Place((int X, int Y) point) =>
            new(((float)point.X / Glyphs.Width * width) - (width / 2), ((float)point.Y / Glyphs.Height * height) - (height / 2));
    }

    private static SKPaint Pen(SKColor color, float width) => new()
    {
        Color = color,
        IsAntialias = true,
        IsStroke = true,
        StrokeWidth = width,
        StrokeCap = SKStrokeCap.Round,
        StrokeJoin = SKStrokeJoin.Round,
    };
}
