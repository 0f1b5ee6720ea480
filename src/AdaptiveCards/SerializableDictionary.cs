namespace AdaptiveCards;

/// <summary>Properties of the schema or of a host that this library does not have, such as <c>msteams</c>.</summary>
public class SerializableDictionary<TKey, TValue> : Dictionary<TKey, TValue>
{
}
