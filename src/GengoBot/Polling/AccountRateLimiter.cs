using GengoBot.Accounts;
using GengoBot.Hosting;
using GengoBot.Storage;
using Microsoft.Extensions.Options;

namespace GengoBot.Polling;

/// <summary>
/// How many of a key's calls go into polls, over all replicas (docs/decisions/0008-notifications.md#how-often-gengo-is-read): half of what
/// is allowed, and with what may come at once never more than 60 % in a minute. The rest is for people's clicks.
/// </summary>
internal sealed class AccountRateLimiter(IOptions<GengoAccountsOptions> options, TimeProvider time)
{
    private const double Share = 0.5;

    private const int Burst = 12_000;

    /// <summary>The rest of what may come at once is kept for hints, so that none waits behind a thousand polls.</summary>
    private const int PollBurst = Burst / 2;

    /// <summary>
    /// An account whose theoretical arrival time is later than this has to wait. It stands in the queries for what is due.
    /// </summary>
    public long Latest => LatestFor(isHinted: true);

    /// <summary>The same where nobody hinted.</summary>
    public long LatestPoll => LatestFor(isHinted: false);

    /// <summary>Takes so many calls, if there is room. Otherwise the account's polls are not due.</summary>
    public async Task<bool> TryTakeAsync(DbSession session, string account, int calls, bool isHinted) => await session.ExecuteAsync(
        """
        INSERT INTO account_rate_limit (account, tat) VALUES (@account, @Now + @Cost)
        ON CONFLICT (account) DO UPDATE SET tat = CASE WHEN account_rate_limit.tat > @Now THEN account_rate_limit.tat ELSE @Now END + @Cost
        WHERE account_rate_limit.tat <= @Latest
        """,
        new
        {
            account,
            Now = time.GetUtcNow().ToUnixTimeMilliseconds(),
            Cost = RateFor(isHinted).CostOf(calls),
            Latest = LatestFor(isHinted),
        }) == 1;

    /// <summary>Counts calls that turn out to be needed once a poll has begun.</summary>
    public Task<int> AddAsync(DbSession session, string account, int calls) => session.ExecuteAsync(
        "UPDATE account_rate_limit SET tat = tat + @Cost WHERE account = @account",
        new { account, Cost = RateFor(isHinted: true).CostOf(calls) });

    private long LatestFor(bool isHinted) => RateFor(isHinted).LatestTat(time.GetUtcNow().ToUnixTimeMilliseconds());

    private Gcra RateFor(bool isHinted) => new(60_000 / (Share * options.Value.RequestsPerMinute), isHinted ? Burst : PollBurst);
}
