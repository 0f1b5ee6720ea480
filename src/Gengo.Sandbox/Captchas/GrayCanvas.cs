using System.Numerics;

namespace Gengo.Sandbox.Captchas;

/// <summary>A grayscale canvas. Lines have round ends and joins and smooth edges, and the darker one shows where two cross.</summary>
internal sealed class GrayCanvas
{
    private const int CurveSegments = 32;

    private readonly int _width;
    private readonly int _height;
    private readonly byte _paper;
    private readonly byte[] _pixels;

    public GrayCanvas(int width, int height, byte paper)
    {
        (_width, _height, _paper) = (width, height, paper);
        _pixels = new byte[width * height];
        Array.Fill(_pixels, paper);
    }

    /// <summary>The pixels, row by row from the top.</summary>
    public ReadOnlySpan<byte> Pixels => _pixels;

    /// <summary>Draws a line through the points. A single point becomes a dot.</summary>
    public void DrawLine(Pen pen, params ReadOnlySpan<Vector2> points)
    {
        for (var index = 0; index < points.Length; index++)
        {
            DrawSegment(pen, points[Math.Max(index - 1, 0)], points[index]);
        }
    }

    /// <summary>Draws a cubic Bézier curve, as a line of short segments.</summary>
    public void DrawCurve(Pen pen, Vector2 from, Vector2 control1, Vector2 control2, Vector2 to)
    {
        Span<Vector2> points = stackalloc Vector2[CurveSegments + 1];
        for (var index = 0; index <= CurveSegments; index++)
        {
            var part = (float)index / CurveSegments;
            var middle = Vector2.Lerp(control1, control2, part);
            var left = Vector2.Lerp(Vector2.Lerp(from, control1, part), middle, part);
            var right = Vector2.Lerp(middle, Vector2.Lerp(control2, to, part), part);
            points[index] = Vector2.Lerp(left, right, part);
        }

        DrawLine(pen, points);
    }

    private void DrawSegment(Pen pen, Vector2 from, Vector2 to)
    {
        // The ink fades out over the pixel around its edge.
        var reach = new Vector2((pen.Width / 2) + 0.5f);
        var first = Vector2.Min(from, to) - reach;
        var last = Vector2.Max(from, to) + reach;

        for (var y = Math.Max((int)first.Y, 0); y < Math.Min(last.Y, _height); y++)
        {
            for (var x = Math.Max((int)first.X, 0); x < Math.Min(last.X, _width); x++)
            {
                var distance = DistanceToSegment(new(x + 0.5f, y + 0.5f), from, to);
                var cover = Math.Clamp(reach.X - distance, 0, 1);
                var shade = (byte)float.Lerp(_paper, pen.Gray, cover);
                ref var pixel = ref _pixels[(y * _width) + x];
                pixel = Math.Min(pixel, shade);
            }
        }
    }

    private static float DistanceToSegment(Vector2 point, Vector2 from, Vector2 to)
    {
        var along = to - from;
        var length = along.LengthSquared();
        var part = length == 0 ? 0 : Math.Clamp(Vector2.Dot(point - from, along) / length, 0, 1);
        return Vector2.Distance(point, from + (along * part));
    }
}

/// <summary>The shade and the width of a line.</summary>
internal readonly record struct Pen(byte Gray, float Width);
