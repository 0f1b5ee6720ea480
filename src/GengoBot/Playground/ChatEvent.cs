namespace GengoBot.Playground;

/// <summary>What the page is told as it happens: <c>message</c> (new or changed), <c>deleted</c> or <c>typing</c>.</summary>
internal sealed record ChatEvent(string Type, ChatMessage? Message = null, string? Id = null, string? Conversation = null, string? Thread = null);
