using System.Collections.Concurrent;
using GengoBot.Hosting;
using GengoBot.Teams.Connector;
using GengoBot.Teams.Outbound;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace GengoBot.Teams.Inbound;

/// <summary>
/// Limits how much one person, and all of one tenant, may ask within a minute: a script, or a client that asks in a circle, must not use up
/// the limits of Gengo and Teams for the others. Runs when the sender is authenticated, so nobody can use up another one's share. Each
/// process counts for itself.
/// </summary>
internal sealed partial class TurnLimits(IOptions<BotOptions> options, TimeProvider time, ILogger<TurnLimits> logger)
    : Microsoft.Bot.Builder.IMiddleware
{
    private const int MostKnown = 10_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    // The theoretical arrival time of each person and tenant.
    private readonly ConcurrentDictionary<string, long> _over = new();

    // When each of those who asked too much was last told so.
    private readonly ConcurrentDictionary<string, long> _told = new();

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        var activity = turnContext.Activity;
        if (activity.Type is not (ActivityTypes.Message or ActivityTypes.Invoke))
        {
            return next(cancellationToken);
        }

        var tenant = ActivityReader.ConversationOf(activity).TenantId ?? "";
        var person = ActivityReader.PersonOf(activity);
        var who = $"{tenant}/{person.AadObjectId ?? person.Id}";

        // The person first: what one is refused is not taken from the tenant.
        return TryTake(who, options.Value.TurnsPerMinute) && TryTake(tenant, options.Value.TenantTurnsPerMinute)
            ? next(cancellationToken)
            : RefuseAsync(turnContext, who, cancellationToken);
    }

    private bool TryTake(string key, int perMinute)
    {
        var window = (long)Window.TotalMilliseconds;
        var rate = new Gcra(window / perMinute, window - (window / perMinute));
        while (true)
        {
            var now = Now;
            var known = _over.TryGetValue(key, out var over);
            if (over > rate.LatestTat(now))
            {
                return false;
            }

            var next = rate.Spend(over, now);
            if (known ? _over.TryUpdate(key, next, over) : TryAdd(_over, key, next, past: now))
            {
                return true;
            }
        }
    }

    /// <summary>
    /// Answers each click, since somebody waits, but only one message a minute: an answer to each would double the flood.
    /// </summary>
    private async Task RefuseAsync(ITurnContext turnContext, string who, CancellationToken cancellationToken)
    {
        if (turnContext.Activity.Type == ActivityTypes.Invoke)
        {
            object body = turnContext.Activity.Name?.StartsWith("composeExtension/", StringComparison.Ordinal) == true
                ? MessagingExtensionCards.Say(Strings.TooMuch)
                : InvokeResponses.Problem(Strings.TooMuch);
            var response = new InvokeResponse { Status = StatusCodes.Status200OK, Body = body };
            await turnContext.SendActivityAsync(Messages.Of(response), cancellationToken);
            return;
        }

        if (IsToldNow(who))
        {
            Log.TooMuch(logger, who);
            await turnContext.SendActivityAsync(Messages.Of(Strings.TooMuch), cancellationToken);
        }
    }

    private bool IsToldNow(string who)
    {
        var now = Now;
        var aMinuteAgo = now - (long)Window.TotalMilliseconds;
        return _told.TryGetValue(who, out var last)
            ? last <= aMinuteAgo && _told.TryUpdate(who, now, last)
            : TryAdd(_told, who, now, past: aMinuteAgo);
    }

    /// <summary>Makes room first, by removing what has passed.</summary>
    private static bool TryAdd(ConcurrentDictionary<string, long> times, string key, long value, long past)
    {
        if (times.Count >= MostKnown)
        {
            foreach (var entry in times.Where(entry => entry.Value <= past))
            {
                times.TryRemove(entry);
            }
        }

        return times.TryAdd(key, value);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Who} exceeded the limit of turns a minute, or the tenant did, and was told so.")]
        public static partial void TooMuch(ILogger logger, string who);
    }
}
