namespace GengoBot.Teams.Authentication;

/// <summary>No key was ever read, so no token can be judged. The host answers 503: the token may well be good.</summary>
internal sealed class SigningKeysUnavailableException()
    : Exception("The channel's signing keys can't be read, and none are known from before.");
