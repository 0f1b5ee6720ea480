namespace GengoBot.Text;

/// <summary>A person mentioned in a message: the id, as the activity's entity says it, and the name as it stands in the words.</summary>
internal sealed record TextMention(string? Id, string Name);
