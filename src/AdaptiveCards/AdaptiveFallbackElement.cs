namespace AdaptiveCards;

public class AdaptiveFallbackElement
{
    public AdaptiveFallbackElement()
    {
    }

    public AdaptiveFallbackElement(AdaptiveTypedElement fallbackContent) => Content = fallbackContent;

    public AdaptiveTypedElement Content { get; set; }
}
