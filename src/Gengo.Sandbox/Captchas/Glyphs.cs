namespace Gengo.Sandbox.Captchas;

/// <summary>
/// Letters as pen strokes on a grid of 4 by 6, because the machine may have no fonts. Two digits are a point, and a space lifts the pen.
/// </summary>
internal static class Glyphs
{
    public const int Width = 4;
    public const int Height = 6;

    private static readonly string[] Strokes =
    [
        /* A */ "062046 1434",
        /* B */ "06003041423303 3344453606",
        /* C */ "4130100105163645",
        /* D */ "06002042442606",
        /* E */ "40000646 0333",
        /* F */ "400006 0333",
        /* G */ "41301001051636454323",
        /* H */ "0006 4046 0343",
        /* I */ "1030 2026 1636",
        /* J */ "4045361605",
        /* K */ "0006 400346",
        /* L */ "000646",
        /* M */ "0600234046",
        /* N */ "06004640",
        /* O */ "103041453616050110",
        /* P */ "06003041423303",
        /* Q */ "103041453616050110 2446",
        /* R */ "06003041423303 2346",
        /* S */ "413010010213334445361605",
        /* T */ "0040 2026",
        /* U */ "000516364540",
        /* V */ "002640",
        /* W */ "0016233640",
        /* X */ "0046 4006",
        /* Y */ "002340 2326",
        /* Z */ "00400646",
    ];

    public static IEnumerable<(int X, int Y)[]> Of(char letter) =>
        from stroke in Strokes[letter - 'A'].Split(' ')
        select stroke.Chunk(2).Select(point => (point[0] - '0', point[1] - '0')).ToArray();
}
