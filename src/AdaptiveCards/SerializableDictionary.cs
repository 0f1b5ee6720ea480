namespace AdaptiveCards;

/// <summary>Members of the schema, or of a host, that have no property here: <c>msteams</c> first of all.</summary>
public class SerializableDictionary<TKey, TValue> : Dictionary<TKey, TValue>
{
}
