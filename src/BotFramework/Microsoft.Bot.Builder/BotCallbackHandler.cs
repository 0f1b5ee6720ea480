#nullable disable

namespace Microsoft.Bot.Builder;

/// <summary>What a turn does, once everything around it stands.</summary>
public delegate Task BotCallbackHandler(ITurnContext turnContext, CancellationToken cancellationToken);
