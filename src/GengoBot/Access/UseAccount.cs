using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Storage;
using GengoBot.Text;
using GengoBot.Writes;

namespace GengoBot.Access;

/// <summary>
/// Chooses the Gengo accounts that a chat or channel uses; several are separated by commas, and the first is the default. It takes an admin
/// of each: an admin of one account cannot open another.
/// </summary>
internal sealed class UseAccount(GengoAccounts accounts, RolePolicy access, ShowAccounts list, BotDb db, TimeProvider time) : ICommand
{
    public async Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        var typed = command.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var allowed = accounts.AllowedFor(turn.Conversation.TenantId);
        var chosen = new List<string>();
        foreach (var word in typed)
        {
            if (allowed.FirstOrDefault(name => string.Equals(name, word, StringComparison.OrdinalIgnoreCase)) is not { } account)
            {
                return new Answer.Say(Sentence.InPlainText(Strings.AccountNotAllowed, TypedWord.Shown(word)), IsProblem: true);
            }

            if (access.RoleOf(turn.Person, account, turn.Granted, turn.OwnsTeam) < Role.Admin)
            {
                return new Answer.Say(
                    Sentence.InPlainText(Strings.MayNot, $"{Verbs.Use} {account}", RoleWords.Of(Role.Admin)), IsProblem: true);
            }

            if (!chosen.Contains(account))
            {
                chosen.Add(account);
            }
        }

        if (chosen.Count == 0)
        {
            return new Answer.Say(Strings.UseWhich, IsProblem: true);
        }

        await ChooseAsync(chosen, turn, cancellationToken);
        var line = Sentence.InPlainText(Strings.AccountChosen, turn.Person.Name, string.Join(", ", chosen));
        return turn.Kind == InteractionKind.Execute ? new Answer.Show(list.Card(turn with { Speaks = chosen }))
        {
            Line = line,
        } : new Answer.Say(line);
    }

    private Task<int> ChooseAsync(List<string> chosen, Turn turn, CancellationToken cancellationToken) => db.WriteAsync(
        async session =>
        {
            var place = turn.Conversation.Place.Id;
            await session.ExecuteAsync("DELETE FROM conversation_account WHERE conversation_id = @place", new { place });
            for (var rank = 0; rank < chosen.Count; rank++)
            {
                await session.ExecuteAsync(
                    "INSERT INTO conversation_account (conversation_id, account, rank) VALUES (@place, @Account, @Rank)",
                    new { place, Account = chosen[rank], Rank = (long)rank });
            }

            return await AuditStore.AddAsync(
                session, turn.Change(Verbs.Use, string.Join(',', chosen)), time.GetUtcNow().ToUnixTimeMilliseconds());
        },
        cancellationToken);
}
