namespace AdaptiveCards;

public enum AdaptiveTextBlockStyle
{
    Paragraph,
    Heading,
}
