using System.Numerics;

namespace Gengo.Sandbox.Captchas;

/// <summary>Draws a captcha as a small gray PNG: dark letters, slightly turned and shifted, over thin curves and dots.</summary>
internal static class CaptchaPicture
{
    private const int Width = 220;
    private const int Height = 80;
    private const float Margin = 18;
    private const byte Paper = 0xF4;

    private static readonly Pen NoisePen = new(0xA0, 1.6f);
    private static readonly Pen LetterPen = new(0x20, 4.2f);

    public static byte[] Draw(string letters, Random random)
    {
        var canvas = new GrayCanvas(Width, Height, Paper);
        DrawNoise(canvas, random);
        DrawLetters(canvas, letters, random);
        return Png.Gray(Width, Height, canvas.Pixels);
    }

    private static void DrawNoise(GrayCanvas canvas, Random random)
    {
        for (var line = 0; line < 4; line++)
        {
            canvas.DrawCurve(NoisePen, new(0, random.Next(Height)), AnyPoint(), AnyPoint(), new(Width, random.Next(Height)));
        }

        for (var dot = 0; dot < 25; dot++)
        {
            canvas.DrawLine(NoisePen, AnyPoint());
        }

        Vector2 AnyPoint() => new(random.Next(Width), random.Next(Height));
    }

    private static void DrawLetters(GrayCanvas canvas, string letters, Random random)
    {
        var cell = (Width - (2 * Margin)) / letters.Length;

        for (var index = 0; index < letters.Length; index++)
        {
            var height = 38 + random.Next(8);
            var width = Math.Min(cell - 12, 22 + random.Next(6));
            var middle = new Vector2(Margin + (cell * (index + 0.5f)), (Height / 2f) + random.Next(-7, 8));
            var turn = float.DegreesToRadians(random.Next(-14, 15));

            var place = Matrix3x2.CreateTranslation(-Glyphs.Width / 2f, -Glyphs.Height / 2f)
                * Matrix3x2.CreateScale(width / Glyphs.Width, (float)height / Glyphs.Height)
                * Matrix3x2.CreateRotation(turn)
                * Matrix3x2.CreateTranslation(middle);

            foreach (var stroke in Glyphs.Of(letters[index]))
            {
                canvas.DrawLine(LetterPen, [.. stroke.Select(point => Vector2.Transform(new(point.X, point.Y), place))]);
            }
        }
    }
}
