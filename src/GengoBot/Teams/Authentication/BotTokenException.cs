namespace GengoBot.Teams.Authentication;

/// <summary>The bot could not sign in. The message is ours: what the login service wrote may repeat what was sent to it.</summary>
internal sealed class BotTokenException(string reason) : Exception($"The bot got no token to answer with: {reason}.");
