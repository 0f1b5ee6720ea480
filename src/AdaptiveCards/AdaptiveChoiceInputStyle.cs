namespace AdaptiveCards;

public enum AdaptiveChoiceInputStyle
{
    Compact,
    Expanded,
    Filtered,
}
