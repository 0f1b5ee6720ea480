using Gengo;
using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Notifications;
using GengoBot.Teams.Outbound;

namespace GengoBot.Watches;

/// <summary>Starts a watch in the person's own chat with the bot, for somebody who asks in a shared conversation.</summary>
internal sealed class OwnChatWatch(
    WatchList watches, ConversationLifecycle places, PersonalChats chats, TeamsConversations teams, ConversationRulesReader rules,
    ShownJobStore shown)
{
    /// <param name="job">Null is every job of the account.</param>
    /// <param name="card">The card that begins it. Sent first: it shows that the chat takes messages.</param>
    public async Task<Answer> StartAsync(Turn turn, JobId? job, WatchEvents events, Answer.Show card, CancellationToken cancellationToken)
    {
        var speaks = true;
        var isReached = await chats.OpenAsync(
            turn,
            async (chat, token) =>
            {
                // A person sees jobs only where their account is in use, and their own chat may use another.
                speaks = await rules.SpeaksForAsync(chat, turn.Person, turn.Account.Name, token);
                if (!speaks)
                {
                    return;
                }

                var sent = await teams.PostAsync(chat, card.Card.About(turn.CardAccount), token);
                await watches.AddAsync(chat, turn.Account.Name, job, events, turn.Person, token);
                if (card.Shown is { } seen)
                {
                    await shown.RememberAsync(chat.Id, turn.Account.Name, seen.Job, new ShownJob(sent, seen.Fingerprint), token);
                }

                await places.SeenAsync(chat, isSure: true);
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
}
