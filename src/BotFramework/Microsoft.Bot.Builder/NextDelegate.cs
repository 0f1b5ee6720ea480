namespace Microsoft.Bot.Builder;

/// <summary>The rest of the turn, as a middleware sees it.</summary>
public delegate Task NextDelegate(CancellationToken cancellationToken);
