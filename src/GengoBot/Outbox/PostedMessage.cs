namespace GengoBot.Outbox;

/// <summary>A message that the channel took.</summary>
/// <param name="ThreadId">The conversation that it stands in.</param>
internal sealed record PostedMessage(string? MessageId, string ThreadId)
{
    /// <summary>Whether the job's card there is out of date. The call that updates it is already counted.</summary>
    public bool OutdatesCard { get; init; }

    /// <summary>Whether it, or the card above it, was a new post of the conversation.</summary>
    public bool IsNewPost { get; init; }
}
