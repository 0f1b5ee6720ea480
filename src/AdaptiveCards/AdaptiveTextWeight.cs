namespace AdaptiveCards;

public enum AdaptiveTextWeight
{
    Default,
    Lighter,
    Bolder,
}
