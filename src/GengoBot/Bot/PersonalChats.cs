using System.Runtime.ExceptionServices;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;

namespace GengoBot.Bot;

/// <summary>A person's own chat with the bot, for what is meant for them alone.</summary>
internal sealed partial class PersonalChats(IBotFrameworkHttpAdapter adapter, IConfiguration configuration, ILogger<PersonalChats> logger)
{
    /// <returns>False where the bot cannot write to them: they have not added it for themselves.</returns>
    public async Task<bool> OpenAsync(Turn turn, Func<ITurnContext, Conversation, CancellationToken, Task> there, CancellationToken cancellationToken)
    {
        var here = turn.Conversation;
        var parameters = new ConversationParameters
        {
            IsGroup = false,
            Bot = new ChannelAccount { Id = here.BotId },
            Members = [new ChannelAccount { Id = turn.Person.Id }],
            TenantId = here.TenantId,
            ChannelData = here.TenantId is { } tenant
                ? new Dictionary<string, object> { ["tenant"] = new Dictionary<string, object> { ["id"] = tenant } }
                : null,
        };

        ExceptionDispatchInfo? failed = null;
        try
        {
            await ((BotAdapter)adapter).CreateConversationAsync(
                configuration["MicrosoftAppId"] ?? "",
                here.ChannelId,
                here.ServiceUrl,
                null,
                parameters,
                RunAsync,
                cancellationToken);
            failed?.Throw();
            return true;
        }
        catch (Exception refused) when (Messages.IsUndelivered(refused))
        {
            Log.NotReached(logger, turn.Reference, refused);
            return false;
        }

        async Task RunAsync(ITurnContext context, CancellationToken token)
        {
            try
            {
                await there(context, here with { Id = context.Activity.Conversation.Id, Kind = ConversationKind.Personal, TeamId = null }, token);
            }
            catch (Exception exception)
            {
                // The adapter would only log it: here somebody has to be told.
                failed = ExceptionDispatchInfo.Capture(exception);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Reference}: the person's own chat could not be reached.")]
        public static partial void NotReached(ILogger logger, string reference, Exception exception);
    }
}
