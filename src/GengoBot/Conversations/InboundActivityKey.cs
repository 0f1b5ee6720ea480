namespace GengoBot.Conversations;

/// <summary>One delivery of a message or click, by a key that a second delivery of it has too, and how much of it is on record.</summary>
internal sealed class InboundActivityKey(string conversation, string activity)
{
    public string Key { get; } = $"{conversation}\n{activity}";

    /// <summary>Something was begun for it: a second delivery begins nothing.</summary>
    public bool IsBegun { get; set; }

    /// <summary>Its answer is stored: a second delivery gets that.</summary>
    public bool IsAnswered { get; set; }
}

/// <summary>The stored answer to an activity, given again if the activity comes again.</summary>
internal sealed record StoredAnswer(InboundActivityKey Delivery, string Response);
