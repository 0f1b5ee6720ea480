namespace GengoBot.Playground;

/// <summary>An event for the page: <c>message</c> (new or changed), <c>deleted</c>, <c>typing</c>, or <c>ready</c> at the start.</summary>
internal sealed record ChatEvent(
    string Type, ChatMessage? Message = null, string? Id = null, string? Conversation = null, string? Thread = null);
