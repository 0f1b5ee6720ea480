namespace GengoBot.Text;

/// <summary>A person mentioned in a message, as the activity's entity says: the id, the words in the text, the plain name.</summary>
internal sealed record TextMention(string? Id, string? Text, string? Name);
