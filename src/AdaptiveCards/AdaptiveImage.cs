using System.Text.Json;

namespace AdaptiveCards;

public class AdaptiveImage : AdaptiveElement
{
    public const string TypeName = "Image";

    public AdaptiveImage()
    {
    }

    public AdaptiveImage(string url) => UrlString = url;

    public AdaptiveImage(Uri url) => Url = url;

    public override string Type { get; set; } = TypeName;

    public Uri Url
    {
        get => UrlString is null ? null : new Uri(UrlString, UriKind.RelativeOrAbsolute);
        set => UrlString = value?.OriginalString;
    }

    public string UrlString { get; set; }

    public string AltText { get; set; }

    public AdaptiveImageSize Size { get; set; }

    public uint PixelWidth { get; set; }

    public uint PixelHeight { get; set; }

    public string BackgroundColor { get; set; }

    public AdaptiveHorizontalAlignment HorizontalAlignment { get; set; }

    public AdaptiveAction SelectAction { get; set; }

    internal override void WriteProperties(Utf8JsonWriter writer)
    {
        base.WriteProperties(writer);
        writer.WriteString("url"u8, UrlString ?? "");
        writer.WriteText("altText"u8, AltText);
        writer.WriteWord("size"u8, (int)Size, "stretch", "small", "medium", "large");
        writer.WritePixels("width"u8, PixelWidth);
        writer.WritePixels("height"u8, PixelHeight);
        writer.WriteText("backgroundColor"u8, BackgroundColor);
        writer.WriteAlignment(HorizontalAlignment);
        writer.WriteElement("selectAction"u8, SelectAction);
    }
}
