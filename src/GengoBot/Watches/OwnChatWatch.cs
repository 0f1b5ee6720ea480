using Gengo;
using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Jobs;
using GengoBot.Notifications;
using GengoBot.Teams.Connector;
using GengoBot.Teams.Outbound;

namespace GengoBot.Watches;

/// <summary>Starts a watch in the person's own chat with the bot, for somebody who asks in a shared conversation.</summary>
internal sealed class OwnChatWatch(
    WatchList watches, WatchBeginning beginning, ConversationLifecycle places, PersonalChats chats, TeamsConversations teams,
    ConversationRulesReader rules, ShownJobStore shown)
{
    /// <param name="job">Null is every job of the account.</param>
    /// <param name="draw">Draws the card that begins it; given null for every job.</param>
    public async Task<Answer> StartAsync(
        Turn turn, JobId? job, WatchEvents events, Func<JobView?, Answer.Show> draw, CancellationToken cancellationToken)
    {
        var speaks = true;
        var isReached = await chats.OpenAsync(
            turn,
            async (chat, token) =>
            {
                // A person sees jobs only where their account is in use, and their own chat may use another.
                speaks = await rules.SpeaksForAsync(chat, turn.Person, turn.Account.Name, token);
                if (speaks)
                {
                    await StartAsync(chat, turn, job, events, draw, token);
                }
            },
            cancellationToken);
        if (!speaks)
        {
            return new Answer.Say(Sentence.InPlainText(Strings.AccountNotInChat, turn.Person.Name, turn.Account.Name), IsProblem: true);
        }

        return isReached
            ? new Answer.Say(Sentence.InPlainText(Strings.WatchStartedForMe, turn.Person.Name))
            : new Answer.Say(Sentence.InPlainText(Strings.AddMeFirst, turn.Person.Name), IsProblem: true);
    }

    private async Task StartAsync(
        Conversation chat, Turn turn, JobId? job, WatchEvents events, Func<JobView?, Answer.Show> draw, CancellationToken cancellationToken)
    {
        var (view, isNew) = await BeginAsync(chat, turn, job, events, cancellationToken);
        var card = draw(view);
        string? sent = null;
        try
        {
            sent = await teams.PostAsync(chat, card.Card.About(turn.CardAccount), cancellationToken);
        }
        finally
        {
            // Nothing is watched in a chat that takes no message.
            if (sent is null && isNew)
            {
                await watches.RemoveAsync(chat.Id, turn.Account.Name, job, CancellationToken.None);
            }
        }

        if (card.Shown is { } seen)
        {
            await shown.RememberAsync(chat.Id, turn.Account.Name, seen.Job, new ShownJob(sent, seen.Fingerprint), cancellationToken);
        }

        await places.SeenAsync(chat, isSure: true);
    }

    private async Task<(JobView? View, bool IsNew)> BeginAsync(
        Conversation chat, Turn turn, JobId? job, WatchEvents events, CancellationToken cancellationToken) => job is { } one
        ? await beginning.BeginAsync(chat, one, turn.Account, events, turn.Person, cancellationToken)
        : (null, await watches.AddAsync(chat, turn.Account.Name, job, events, turn.Person, cancellationToken));
}
