using System.Runtime.ExceptionServices;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema.Teams;

namespace GengoBot.Bot;

/// <summary>Somebody as the channel knows them.</summary>
internal sealed record KnownPerson(Person Person, bool OwnsTeam);

/// <summary>Asks the channel who somebody is. Slow, so it is asked only where the answer decides something.</summary>
internal sealed partial class People(IBotFrameworkHttpAdapter adapter, IConfiguration configuration, TimeProvider time, ILogger<People> logger)
{
    /// <summary>How <c>userRole</c> calls an owner. Microsoft does not document that it comes; see docs/decisions/0010.</summary>
    private const string Owner = "owner";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>A mention brings the channel's own id of a person; roles are given to the id in Entra.</summary>
    /// <returns>Null where nobody here has the id.</returns>
    public async Task<KnownPerson?> FindAsync(Conversation here, string id, CancellationToken cancellationToken)
    {
        KnownPerson? found = null;
        ExceptionDispatchInfo? failed = null;
        try
        {
            await ((BotAdapter)adapter).ContinueAsync(configuration, here, AskAsync, cancellationToken);
            failed?.Throw();
        }
        catch (Exception refused) when (Messages.IsUndelivered(refused))
        {
            Log.NotFound(logger, refused);
        }

        return found;

        async Task AskAsync(ITurnContext there, CancellationToken token)
        {
            try
            {
                found = Known(await TeamsInfo.GetMemberAsync(there, id, token));
            }
            catch (Exception exception)
            {
                // The adapter would only log it.
                failed = ExceptionDispatchInfo.Capture(exception);
            }
        }
    }

    /// <summary>Whether whoever speaks owns the team. Who cannot be asked about, is not.</summary>
    public async Task<bool> OwnsTeamAsync(ITurnContext context)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience, time);
            return Known(await TeamsInfo.GetMemberAsync(context, context.Activity.From?.Id ?? "", patience.Token)) is { OwnsTeam: true };
        }
        catch (Exception unknown) when (Messages.IsUndelivered(unknown))
        {
            Log.NotFound(logger, unknown);
            return false;
        }
    }

    private static KnownPerson? Known(TeamsChannelAccount? member) => member is null
        ? null
        : new(new Person(member.Id ?? "", member.AadObjectId, member.Name is { Length: > 0 } name ? name : Strings.Somebody), string.Equals(member.UserRole, Owner, StringComparison.OrdinalIgnoreCase));

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The channel does not say who somebody is.")]
        public static partial void NotFound(ILogger logger, Exception exception);
    }
}
