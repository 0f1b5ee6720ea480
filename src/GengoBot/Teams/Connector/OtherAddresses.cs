using System.Data.Common;
using GengoBot.Conversations;
using Microsoft.Bot.Schema;

namespace GengoBot.Teams.Connector;

/// <summary>
/// Teams serves a conversation at one address, and moves it to another region or cloud without a word. A call that is refused for its
/// address goes to the others that are known, and the one that takes it is kept. The token goes to listed hosts only, here too.
/// </summary>
internal sealed partial class OtherAddresses(ConversationStore conversations, ILogger<OtherAddresses> logger)
{
    /// <summary>The service address of Microsoft's government cloud (docs/protocol/teams.md#hosts-that-receive-the-token).</summary>
    private const string Government = "https://smba.infra.gcc.teams.microsoft.com/gcc";

    private const string GovernmentOnly = "InvalidBotApiHost";

    /// <param name="call">Makes the call at an address.</param>
    /// <exception cref="ErrorResponseException">No address took it: the refusal of the first.</exception>
    public async Task<T> CallAsync<T>(string serviceUrl, string conversationId, Func<string, Task<T>> call)
    {
        try
        {
            return await call(serviceUrl);
        }
        catch (ErrorResponseException refused) when (SendFailure.IsOfAddress(refused))
        {
            var cloud = refused.Body?.Error?.Code == GovernmentOnly ? Government : null;
            var others = (await KnownAsync(conversationId)).Append(cloud).OfType<string>()
                .Where(known => known.TrimEnd('/') != serviceUrl.TrimEnd('/')).Distinct();
            foreach (var address in others)
            {
                try
                {
                    var taken = await call(address);
                    await MoveAsync(conversationId, address);
                    return taken;
                }
                catch (Exception alsoRefused) when (Messages.IsUndelivered(alsoRefused))
                {
                    Log.NotThere(logger, alsoRefused.GetType().Name);
                }
            }

            throw;
        }
    }

    private async Task<IReadOnlyList<string>> KnownAsync(string conversationId)
    {
        try
        {
            return await conversations.AddressesAsync(Conversation.PlaceOf(conversationId), CancellationToken.None);
        }
        catch (DbException failed)
        {
            Log.NotKnown(logger, failed);
            return [];
        }
    }

    private async Task MoveAsync(string conversationId, string address)
    {
        try
        {
            await conversations.MoveAsync(Conversation.PlaceOf(conversationId), address, CancellationToken.None);
            Log.Moved(logger, address);
        }
        catch (DbException failed)
        {
            // The next call is refused once more, and finds the address again.
            Log.NotKept(logger, failed);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Teams serves a conversation at {Address} now.")]
        public static partial void Moved(ILogger logger, string address);

        [LoggerMessage(LogLevel.Information, "Another service address did not take the call either ({Reason}).")]
        public static partial void NotThere(ILogger logger, string reason);

        [LoggerMessage(LogLevel.Warning, "The database did not say which other service addresses there are.")]
        public static partial void NotKnown(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Warning, "The new service address of a conversation was not kept.")]
        public static partial void NotKept(ILogger logger, Exception exception);
    }
}
