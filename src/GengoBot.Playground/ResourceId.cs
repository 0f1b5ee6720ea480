namespace GengoBot.Playground;

/// <summary>The connector's answer when a message was sent or a conversation opened.</summary>
internal sealed record ResourceId(string Id, string? ActivityId = null);
