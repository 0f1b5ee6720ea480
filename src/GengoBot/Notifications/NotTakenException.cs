using GengoBot.Teams.Connector;

namespace GengoBot.Notifications;

/// <summary>Teams did not take a notification, or a part of it.</summary>
internal sealed class NotTakenException(SendFailure failure, Exception innerException)
    : Exception("Teams did not take a notification.", innerException)
{
    public SendFailure Failure { get; } = failure;
}
