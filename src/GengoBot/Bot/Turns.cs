using System.Data.Common;
using System.Security.Cryptography;
using GengoBot.Account;
using GengoBot.Storage;
using Microsoft.Bot.Builder;

namespace GengoBot.Bot;

/// <summary>
/// Finds for whatever was typed, clicked or refreshed who it is, for which account, and what they may do. What the activity says of itself is not asked:
/// neither a card's data nor a typed word makes anybody anything.
/// </summary>
internal sealed partial class Turns(ActivityReader reader, Accounts accounts, Access access, BotDb db, People people, ILogger<Turns> logger)
{
    /// <returns>The turn; or none, and the sentence that says why.</returns>
    public async Task<(Turn? Turn, string Refusal)> BeginAsync(ITurnContext context, Surface surface, CancellationToken cancellationToken)
    {
        var activity = context.Activity;
        var conversation = ActivityReader.ConversationOf(activity);
        if (!reader.IsAllowed(conversation.TenantId))
        {
            return (null, Strings.TenantNotAllowed);
        }

        if (accounts.For(conversation) is not { } account)
        {
            return (null, Strings.NoAccount);
        }

        var person = ActivityReader.PersonOf(activity);
        var ownsTeam = conversation.Kind == ConversationKind.Channel && access.NamesOwners([account.Name]) && await people.OwnsTeamAsync(context);

        // Who is an admin by settings has nothing to win, and costs no read.
        var rules = access.FromSettings(person, account.Name, ownsTeam).Role == Role.Admin ? HouseRules.None : await RulesAsync(conversation, person, cancellationToken);
        var role = access.RoleOf(person, account.Name, rules.Granted, ownsTeam);
        var reference = RandomNumberGenerator.GetString("BCDFGHJKLMNPQRSTVWXZ23456789", 8);
        return (new Turn(person, conversation, account, role, surface, surface == Surface.Typed ? null : activity.ReplyToId, reference) { Granted = rules.Granted, OwnsTeam = ownsTeam }, "");
    }

    private async Task<HouseRules> RulesAsync(Conversation conversation, Person person, CancellationToken cancellationToken)
    {
        try
        {
            return await HouseRules.ReadAsync(db, conversation, person, cancellationToken);
        }
        catch (DbException failed)
        {
            // Only settings count then: less is allowed, and nothing more.
            Log.NotRead(logger, failed);
            return HouseRules.None;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "What was decided for a conversation could not be read: only settings count.")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
