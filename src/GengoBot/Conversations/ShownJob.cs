namespace GengoBot.Conversations;

/// <summary>A job card in a conversation.</summary>
/// <param name="CardId">The message that holds it; null until it was posted.</param>
/// <param name="Fingerprint">The fingerprint of the translation last shown.</param>
/// <param name="Origin">The shared conversation from which the form was sent to a person's own chat; null if it was not.</param>
internal sealed record ShownJob(string? CardId = null, string? Fingerprint = null, Conversation? Origin = null);

/// <summary>A job card in a chat or channel.</summary>
/// <param name="Conversation">The conversation; in a channel, the card's thread.</param>
internal sealed record CardInPlace(string Conversation, string CardId);
