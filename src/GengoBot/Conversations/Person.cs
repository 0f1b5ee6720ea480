namespace GengoBot.Conversations;

/// <summary>A person, as the authenticated activity names them; never as card data does.</summary>
/// <param name="Id">The Teams id that messages are addressed to; it means something to this bot only.</param>
/// <param name="AadObjectId">The person's id in Entra, which roles are given to.</param>
/// <param name="Name">The name shown in Teams. Foreign text.</param>
internal sealed record Person(string Id, string? AadObjectId, string Name);
