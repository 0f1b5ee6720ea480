using System.Security.Cryptography;
using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Teams.Outbound;
using GengoBot.Text;
using Microsoft.Bot.Builder;

namespace GengoBot.Teams.Inbound;

/// <summary>
/// Finds who typed, clicked or refreshed, about which account, and what they may do. Roles never come from card data or message text.
/// </summary>
internal sealed class TurnFactory(
    AllowedTenants tenants, GengoAccounts accounts, RolePolicy access, ConversationRulesReader reader, ShownJobStore shown,
    MemberDirectory people)
{
    /// <returns>The turn, about the account that is meant where none is named; or null, and the sentence that says why.</returns>
    public async Task<(Turn? Turn, string Refusal)> BeginAsync(
        ITurnContext context, InteractionKind kind, CancellationToken cancellationToken)
    {
        var activity = context.Activity;
        var conversation = ActivityReader.ConversationOf(activity);
        if (!tenants.Has(conversation.TenantId))
        {
            return (null, Strings.TenantNotAllowed);
        }

        var allowed = accounts.AllowedFor(conversation.TenantId);
        if (allowed.Count == 0)
        {
            return (null, Strings.NoAccount);
        }

        var person = ActivityReader.PersonOf(activity);
        var ownsTeam = conversation.Kind == ConversationKind.Channel && access.NamesOwners(allowed)
            && await people.OwnsTeamAsync(conversation, person);

        // An admin by settings gains nothing by grants, and a single account needs no choice: then the database is not read.
        var isChosen = accounts.IsChosen(allowed);
        var rules = isChosen || access.FromSettings(person, allowed[0], ownsTeam).Role < Role.Admin
            ? await reader.ReadAsync(conversation, person, cancellationToken)
            : ConversationRules.None;
        if (rules is null && isChosen)
        {
            return (null, Strings.AccountUnknown);
        }

        var granted = rules?.Granted ?? [];
        var speaks = accounts.SpokenFor(allowed, rules?.Accounts ?? []);

        // Without an account there is nothing to see, but somebody has to be able to choose one.
        var role = (speaks.Count > 0 ? [speaks[0]] : allowed).Max(account => access.RoleOf(person, account, granted, ownsTeam));
        var reference = RandomNumberGenerator.GetString("BCDFGHJKLMNPQRSTVWXZ23456789", 8);
        var spoken = speaks.Count > 0 ? accounts.Named(speaks[0]) : null;
        var card = kind == InteractionKind.Typed ? null : activity.ReplyToId;
        var turn = new Turn(person, conversation, spoken, role, kind, card, reference)
        {
            ActivityId = string.IsNullOrEmpty(activity.Id) ? null : activity.Id,
            Speaks = speaks,
            Granted = granted,
            OwnsTeam = ownsTeam,
            IsOneOfSeveral = accounts.AreSeveral,
        };
        return (turn, "");
    }

    /// <summary>Finds the account that was typed, or that a card names: only one that the conversation speaks for.</summary>
    /// <param name="form">What was clicked; null for something typed.</param>
    /// <returns>The turn, about that account; or null, and the sentence that says why.</returns>
    public async Task<(Turn? Turn, string Refusal)> AboutAsync(
        Turn turn, string? wanted, CardForm? form, CancellationToken cancellationToken)
    {
        if (form is not null)
        {
            // A card from before there were several accounts is about the one that there was.
            wanted = !accounts.AreSeveral ? null
                : form.Text(CardFields.Account) is { Length: > 0 } hint ? hint
                : form.Job is null ? null
                : accounts.Default;
            if (turn.Conversation.Kind == ConversationKind.Personal && form.Job is { } job
                && (wanted ?? turn.Spoken?.Name) is { } account
                && (!turn.Speaks.Contains(account) || turn.Role < Role.Admin)
                && await shown.FindAsync(turn.Conversation.Id, account, job, cancellationToken) is { Origin: { } origin })
            {
                turn = await FromOriginAsync(turn, origin, account, cancellationToken);
            }
        }

        if (string.IsNullOrEmpty(wanted))
        {
            return (turn, "");
        }

        return turn.Speaks.FirstOrDefault(name => string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase)) is { } spoken
            && accounts.Named(spoken) is { } found
            ? (turn with { Spoken = found, Role = access.RoleOf(turn.Person, spoken, turn.Granted, turn.OwnsTeam) }, "")
            : (null, form is null ? Sentence.InPlainText(Strings.AccountNotHere, TypedWord.Shown(wanted)) : Strings.AccountOfCard);
    }

    /// <summary>
    /// Lets a form in a person's own chat act for the conversation that it came from, as long as that speaks for the form's account and the
    /// person may act there.
    /// </summary>
    private async Task<Turn> FromOriginAsync(Turn turn, Conversation origin, string account, CancellationToken cancellationToken)
    {
        if (await reader.ReadAsync(origin, turn.Person, cancellationToken) is not { } rules
            || !accounts.SpokenFor(accounts.AllowedFor(origin.TenantId), rules.Accounts).Contains(account))
        {
            return turn;
        }

        IReadOnlyList<GrantedRole> granted = [.. turn.Granted, .. rules.Granted];
        return turn with
        {
            Speaks = turn.Speaks.Contains(account) ? turn.Speaks : [.. turn.Speaks, account],
            Granted = granted,
            Role = turn.Spoken?.Name == account ? access.RoleOf(turn.Person, account, granted, turn.OwnsTeam) : turn.Role,
        };
    }
}
