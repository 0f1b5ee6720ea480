using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Teams.Connector;
using GengoBot.Teams.Outbound;
using GengoBot.Writes;

namespace GengoBot.Reviews;

/// <summary>
/// Gives a person back what they typed into a form that a dead process took and did not send. It comes to their own chat, since others must
/// not read it.
/// </summary>
internal sealed class ReturnedWords(PersonalChats chats, TeamsConversations teams, GengoAccounts accounts)
{
    /// <param name="conversation">Where the form was pressed.</param>
    public async Task GiveBackAsync(JobWrite write, Conversation conversation, string sentence, CancellationToken cancellationToken)
    {
        if (write.Words.Count == 0)
        {
            return;
        }

        var card = new CardDraft()
            .Problem(sentence)
            .Unsent(write.Words, Strings.YourWords)
            .Buttons(Paging.BackToJob(write.Job))
            .Done()
            .About(accounts.OnCards(write.Account));
        await chats.OpenAsync(
            conversation, write.Person, write.Reference, (chat, token) => teams.PostAsync(chat, card, token), cancellationToken);
    }
}
