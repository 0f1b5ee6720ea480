using GengoBot.Accounts;
using GengoBot.Conversations;
using GengoBot.Outbox;
using GengoBot.Storage;
using GengoBot.Teams;

namespace GengoBot.Notifications;

/// <summary>
/// Whether a conversation may still be told of a job. Asked right before each message: by then its tenant may have lost the account, the
/// conversation may speak for another one, and whose own chat it is may have lost their role. Who reads along in a channel is Teams' to
/// say.
/// </summary>
internal sealed class RecipientPolicy(AllowedTenants tenants, GengoAccounts accounts, RolePolicy access, BotDb db)
{
    public async Task<bool> MayHearAsync(ConversationQueue queue, OutboxMessage message)
    {
        if (!tenants.Has(queue.Place.TenantId))
        {
            return false;
        }

        var allowed = accounts.AllowedFor(queue.Place.TenantId);
        var listener = queue.Place.IsShared ? null : new Person("", queue.ListenerAadId, "");
        var isKnown = !accounts.IsChosen(allowed)
            && (listener is null || access.FromSettings(listener, message.Account, ownsTeam: false).Role >= Role.Viewer);
        var rules = isKnown ? ConversationRules.None
            : await ConversationRules.ReadAsync(db, queue.Place, listener ?? new Person("", null, ""), CancellationToken.None);
        return accounts.SpokenFor(allowed, rules.Accounts).Contains(message.Account)
            && (listener is null || access.RoleOf(listener, message.Account, rules.Granted, ownsTeam: false) >= Role.Viewer);
    }
}
