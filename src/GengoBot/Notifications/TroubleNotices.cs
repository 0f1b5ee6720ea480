using System.Data.Common;
using Gengo;
using GengoBot.Cards;
using GengoBot.Conversations;
using GengoBot.Outbox;
using GengoBot.Teams;
using GengoBot.Teams.Connector;
using GengoBot.Teams.Outbound;

namespace GengoBot.Notifications;

/// <summary>
/// Says that Teams does not take the bot's messages somewhere: to those who set the watches, in their own chats, while nothing can be
/// posted there; and there itself, once it takes them again.
/// </summary>
internal sealed partial class TroubleNotices(
    WatchStore watches, PersonalChats chats, TeamsConversations teams, BackgroundWork background, ILogger<TroubleNotices> logger)
{
    /// <summary>The card that comes first when a conversation can be reached again.</summary>
    /// <param name="since">Since when Teams took nothing there.</param>
    public static Card Back(DateTimeOffset since) => new CardDraft()
        .Title(Strings.ReachableTitle)
        .Line(Strings.Reachable, since)
        .Done();

    /// <summary>The card for whoever watches a job in a channel that takes no new posts.</summary>
    public static Card CannotPost(JobId job, string code) => new CardDraft()
        .Title(Strings.RepliesOnlyTitle)
        .Line(Strings.RepliesOnly, job, SendFailureText.Of(code))
        .Line(Tone.Subtle, Strings.RepliesOnlyHow)
        .Done();

    /// <summary>
    /// Tells those who set the watches of the job that nothing can be posted in their channel. None of the news is told. Delivery does not
    /// wait for it.
    /// </summary>
    public void RepliesOnly(Conversation channel, OutboxMessage message, SendFailure refusal) =>
        background.Add(RepliesOnlyAsync(channel, message, refusal));

    private async Task RepliesOnlyAsync(Conversation channel, OutboxMessage message, SendFailure refusal)
    {
        var card = CannotPost(message.Job, refusal.Code);
        try
        {
            foreach (var person in await watches.CreatorsAsync(channel.Id, message.Account, message.Job, CancellationToken.None))
            {
                await chats.OpenAsync(
                    channel, person, $"job {message.Job}", (chat, token) => teams.PostAsync(chat, card, token), CancellationToken.None);
            }
        }
        catch (DbException failed)
        {
            Log.NobodyTold(logger, message.Job, failed);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Nobody was told that nothing can be posted about job {Job} in a channel.")]
        public static partial void NobodyTold(ILogger logger, JobId job, Exception exception);
    }
}
