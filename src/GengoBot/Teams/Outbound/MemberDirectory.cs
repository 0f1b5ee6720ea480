using GengoBot.Conversations;
using GengoBot.Teams.Connector;
using Microsoft.Bot.Schema;

namespace GengoBot.Teams.Outbound;

/// <summary>A member of a conversation.</summary>
internal sealed record KnownPerson(Person Person, bool OwnsTeam);

/// <summary>Asks Teams who somebody is. It is slow, so it is asked only where the answer decides something.</summary>
internal sealed partial class MemberDirectory(TeamsConversations teams, TimeProvider time, ILogger<MemberDirectory> logger)
{
    private const string RoleMember = "userRole";

    /// <summary>An owner's <c>userRole</c>. Microsoft does not document that it comes; see docs/decisions/0010.</summary>
    private const string Owner = "owner";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>Finds the id in Entra, which roles are given to: a mention brings only the id in Teams.</summary>
    /// <returns>Null where nobody here has the id.</returns>
    public async Task<KnownPerson?> FindAsync(Conversation here, string id, CancellationToken cancellationToken)
    {
        try
        {
            return Known(await teams.FindMemberAsync(here, id, cancellationToken));
        }
        catch (Exception refused) when (Messages.IsUndelivered(refused))
        {
            Log.NotFound(logger, refused);
            return null;
        }
    }

    /// <summary>Whether somebody owns the team. Where Teams does not say, they do not.</summary>
    public async Task<bool> OwnsTeamAsync(Conversation here, Person person)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        return await FindAsync(here, person.Id, patience.Token) is { OwnsTeam: true };
    }

    private static KnownPerson? Known(ChannelAccount? member) => member is null
        ? null
        : new(
            new Person(member.Id ?? "", member.AadObjectId, member.Name is { Length: > 0 } name ? name : Strings.Somebody),
            string.Equals((string?)member.Properties?[RoleMember], Owner, StringComparison.OrdinalIgnoreCase));

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Teams did not say who somebody is.")]
        public static partial void NotFound(ILogger logger, Exception exception);
    }
}
