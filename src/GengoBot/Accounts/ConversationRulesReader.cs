using System.Data.Common;
using GengoBot.Conversations;
using GengoBot.Storage;

namespace GengoBot.Accounts;

/// <summary>Reads a conversation's accounts and a person's grants in it.</summary>
internal sealed partial class ConversationRulesReader(BotDb db, GengoAccounts accounts, ILogger<ConversationRulesReader> logger)
{
    /// <returns>Null if the database does not answer. Then only settings count, so nothing more is allowed.</returns>
    public async Task<ConversationRules?> ReadAsync(Conversation conversation, Person person, CancellationToken cancellationToken)
    {
        try
        {
            return await ConversationRules.ReadAsync(db, conversation, person, cancellationToken);
        }
        catch (DbException failed)
        {
            Log.NotRead(logger, failed);
            return null;
        }
    }

    /// <summary>Whether a conversation uses the account.</summary>
    public async Task<bool> SpeaksForAsync(Conversation conversation, Person person, string account, CancellationToken cancellationToken)
    {
        var allowed = accounts.AllowedFor(conversation.TenantId);
        var rules = accounts.IsChosen(allowed) ? await ReadAsync(conversation, person, cancellationToken) : ConversationRules.None;
        return rules is not null && accounts.SpokenFor(allowed, rules.Accounts).Contains(account);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Cannot read the accounts and grants of a conversation; only settings count.")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
