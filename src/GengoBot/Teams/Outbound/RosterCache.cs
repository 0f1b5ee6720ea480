using GengoBot.Cards;
using GengoBot.Conversations;
using GengoBot.Hosting;
using GengoBot.Teams.Connector;

namespace GengoBot.Teams.Outbound;

/// <summary>
/// Names on a card the people whose clients refresh it by themselves, where they are few enough
/// (docs/protocol/teams.md#cards-that-refresh-themselves). Where Teams does not say who they are, or not in time, the card goes without.
/// </summary>
internal sealed partial class RosterCache(TeamsConversations teams, TimeProvider time, ILogger<RosterCache> logger)
{
    /// <summary>Clients take no more ids on a card.</summary>
    public const int Most = 60;

    /// <summary>One page holds them all, or there are too many.</summary>
    private const int PageSize = 100;

    private const int MaxConversations = 10_000;

    private static readonly TimeSpan Life = TimeSpan.FromHours(1);
    private static readonly TimeSpan LifeOfFailure = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan GivesUp = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly BoundedCache<string, Roster> _known = new(MaxConversations, time, Life);

    /// <param name="alone">The person, in their own chat with the bot.</param>
    public async Task<Card> WithRefreshAsync(Conversation here, Card card, Person? alone = null)
    {
        if (card.Refreshed is null)
        {
            return card;
        }

        return card.RefreshedFor(alone is not null ? [alone.Id] : await InTimeAsync(AskAsync(here)));
    }

    /// <summary>Asks who is here, at most once an hour. Asked at the beginning of a turn, it is known when the card is sent.</summary>
    /// <returns>Their ids; none where they are too many, null where Teams did not say.</returns>
    public Task<IReadOnlyList<string>?> AskAsync(Conversation here)
    {
        var key = here.Place.Id;
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (_known.TryGet(key, out var known)
                && (known.People is not { IsCompletedSuccessfully: true, Result: null } || now - known.Since < LifeOfFailure))
            {
                return known.People;
            }

            var people = ReadAsync(here);
            _known.Set(key, new Roster(people, here.TeamId, now));
            return people;
        }
    }

    /// <summary>Forgets the roster of the chat, or of all channels of the team: somebody came or went.</summary>
    public void Forget(Conversation here)
    {
        lock (_lock)
        {
            _known.Remove(here.Place.Id);
            if (here.TeamId is { } team)
            {
                _known.RemoveWhere(roster => roster.Team == team);
            }
        }
    }

    private async Task<IReadOnlyList<string>> InTimeAsync(Task<IReadOnlyList<string>?> people)
    {
        try
        {
            return await people.WaitAsync(Patience, time) ?? [];
        }
        catch (TimeoutException)
        {
            // The next card will have them.
            return [];
        }
    }

    private async Task<IReadOnlyList<string>?> ReadAsync(Conversation here)
    {
        try
        {
            using var patience = new CancellationTokenSource(GivesUp, time);
            var page = await teams.ListMembersAsync(here, PageSize, patience.Token);
            var people = page.Members.Select(static member => member.Id)
                .Where(id => !string.IsNullOrEmpty(id) && id != here.BotId)
                .Distinct()
                .ToList();
            return people.Count <= Most && string.IsNullOrEmpty(page.ContinuationToken) ? people : [];
        }
        catch (Exception unknown)
        {
            // Whatever it was: cards are complete without it.
            Log.NotKnown(logger, unknown);
            return null;
        }
    }

    /// <param name="Team">The team whose members they are; null in a chat.</param>
    private sealed record Roster(Task<IReadOnlyList<string>?> People, string? Team, DateTimeOffset Since);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Teams did not say who is in a conversation: its cards are not refreshed by themselves.")]
        public static partial void NotKnown(ILogger logger, Exception exception);
    }
}
