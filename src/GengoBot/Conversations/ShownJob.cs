namespace GengoBot.Conversations;

/// <summary>A job card in a conversation.</summary>
/// <param name="CardId">The message that holds it; null until it was posted.</param>
/// <param name="Fingerprint">Of the translation last shown.</param>
/// <param name="Origin">Where the form came from, if it was sent to a person's own chat from a conversation that others share.</param>
internal sealed record ShownJob(string? CardId = null, string? Fingerprint = null, Conversation? Origin = null);

/// <summary>A job card in a chat or channel.</summary>
/// <param name="Conversation">In a channel the card's thread.</param>
internal sealed record CardInPlace(string Conversation, string CardId);
