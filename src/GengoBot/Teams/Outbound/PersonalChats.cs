using GengoBot.Commands;
using GengoBot.Conversations;

namespace GengoBot.Teams.Outbound;

/// <summary>Writes to a person's own chat with the bot what is meant for them alone.</summary>
internal sealed partial class PersonalChats(TeamsConversations teams, ILogger<PersonalChats> logger)
{
    /// <returns>False where the bot cannot write to them, since they have not added it for themselves.</returns>
    public async Task<bool> OpenAsync(Turn turn, Func<Conversation, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        try
        {
            await write(await teams.OpenPersonalChatAsync(turn.Conversation, turn.Person.Id, cancellationToken), cancellationToken);
            return true;
        }
        catch (Exception refused) when (Messages.IsUndelivered(refused))
        {
            Log.NotReached(logger, turn.Reference, refused);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Reference}: the person's own chat could not be reached.")]
        public static partial void NotReached(ILogger logger, string reference, Exception exception);
    }
}
