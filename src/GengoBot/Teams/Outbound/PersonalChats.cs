using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Teams.Connector;

namespace GengoBot.Teams.Outbound;

/// <summary>Writes to a person's own chat with the bot what is meant for them alone.</summary>
internal sealed partial class PersonalChats(TeamsConversations teams, ILogger<PersonalChats> logger)
{
    /// <returns>False where the bot cannot write to them, since they have not added it for themselves.</returns>
    public Task<bool> OpenAsync(Turn turn, Func<Conversation, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        OpenAsync(turn.Conversation, turn.Person, turn.Reference, write, cancellationToken);

    /// <param name="here">A conversation with the person.</param>
    public async Task<bool> OpenAsync(
        Conversation here, Person person, string reference, Func<Conversation, CancellationToken, Task> write,
        CancellationToken cancellationToken)
    {
        try
        {
            var chat = here.IsShared ? await teams.OpenPersonalChatAsync(here, person.Id, cancellationToken) : here;
            await write(chat, cancellationToken);
            return true;
        }
        catch (Exception refused) when (Messages.IsUndelivered(refused))
        {
            Log.NotReached(logger, reference, refused);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Reference}: the person's own chat could not be reached.")]
        public static partial void NotReached(ILogger logger, string reference, Exception exception);
    }
}
