namespace GengoBot.Notes;

/// <summary>A note on a job in one conversation. Text and name are foreign.</summary>
internal sealed record JobNote(string Text, string Author);
