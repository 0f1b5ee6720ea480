using GengoBot.Captchas;

namespace GengoBot.Tests.Captchas;

public sealed class PictureFormatTests
{
    [Fact]
    public void The_three_formats_are_known_by_their_bytes()
    {
        Assert.Equal("image/png", PictureFormat.MediaTypeOf(Samples.Png()));
        Assert.Equal("image/gif", PictureFormat.MediaTypeOf(Samples.Gif()));
        Assert.Equal("image/jpeg", PictureFormat.MediaTypeOf(Samples.Jpeg()));
    }

    [Theory]
    [InlineData(2048, 2048, true)]
    [InlineData(2049, 10, false)]
    [InlineData(10, 2049, false)]
    [InlineData(0, 10, false)]
    [InlineData(10, 0, false)]
    public void A_side_is_between_1_and_2048(ushort width, ushort height, bool shown)
    {
        Assert.Equal(shown, PictureFormat.MediaTypeOf(Samples.Png(width, height)) is not null);
        Assert.Equal(shown, PictureFormat.MediaTypeOf(Samples.Gif(width, height)) is not null);
        Assert.Equal(shown, PictureFormat.MediaTypeOf(Samples.Jpeg(width, height)) is not null);
    }

    [Fact]
    public void A_side_beyond_all_integers_is_no_picture() =>
        Assert.Null(PictureFormat.MediaTypeOf(Samples.Png(width: 0xFFFF_FFFF)));

    [Fact]
    public void A_header_cut_anywhere_is_no_picture()
    {
        Assert.All(Enumerable.Range(0, 33), length => Assert.Null(PictureFormat.MediaTypeOf(Samples.Png().AsSpan(0, length))));
        Assert.All(Enumerable.Range(0, 13), length => Assert.Null(PictureFormat.MediaTypeOf(Samples.Gif().AsSpan(0, length))));
        Assert.All(Enumerable.Range(0, 23), length => Assert.Null(PictureFormat.MediaTypeOf(Samples.Jpeg().AsSpan(0, length))));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xDA, 0, 2, 0, 0 })]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0xFF, 0xE0, 0, 0 })]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xC0, 0, 2, 0, 0, 1, 0, 1, 0, 0 })]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xFF, 0xFF })]
    public void A_JPEG_without_a_frame_is_no_picture(byte[] bytes) => Assert.Null(PictureFormat.MediaTypeOf(bytes));
}
