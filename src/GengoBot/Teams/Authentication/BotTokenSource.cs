namespace GengoBot.Teams.Authentication;

/// <summary>
/// The token with which the bot speaks to channels: fetched once, kept until shortly before it expires
/// (docs/protocol/teams.md#tokens-to-teams).
/// </summary>
internal sealed partial class BotTokenSource(
    AuthenticationSettings settings, IHttpClientFactory http, TimeProvider time, ILogger<BotTokenSource> logger)
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private volatile BotToken? _current;
    private Task<string>? _renewal;

    // Made by the first renewal: it brings MSAL into the process, which a start should not wait for.
    private MsalLogin? _login;

    /// <summary>Null when the bot has no app id: then requests go without a token.</summary>
    /// <exception cref="BotTokenException">The login service gave none, and none is left.</exception>
    public ValueTask<string?> GetTokenAsync(CancellationToken cancellationToken)
    {
        if (settings.AppId.Length == 0)
        {
            return default;
        }

        return FreshToken() is { } token ? new ValueTask<string?>(token) : new ValueTask<string?>(RenewAsync(cancellationToken));
    }

    /// <summary>
    /// Begins to get a token where none is at hand, for a message that was believed and will be answered: the bot thinks meanwhile.
    /// </summary>
    public void Prepare()
    {
        if (settings.AppId.Length > 0 && FreshToken() is null)
        {
            // Whoever sends hears of a failure; here it is only looked at.
            _ = RenewAsync(CancellationToken.None).ContinueWith(
                static renewal => renewal.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }

    /// <summary>A channel has refused this token: the next call gets another. Does nothing if it was replaced meanwhile.</summary>
    public void Forget(string token)
    {
        lock (_gate)
        {
            if (_current?.Value == token)
            {
                _current = null;
            }
        }
    }

    private string? FreshToken() =>
        _current is { } token && time.GetUtcNow() < token.RenewAt ? token.Value : null;

    private Task<string?> RenewAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_renewal is not { IsCompleted: false })
            {
                // Another caller's renewal may have ended since this one looked.
                if (FreshToken() is { } token)
                {
                    return Task.FromResult<string?>(token);
                }

                _renewal = Task.Run(AcquireAsync, CancellationToken.None);
            }

            return WaitAsync(_renewal, cancellationToken);
        }
    }

    private static async Task<string?> WaitAsync(Task<string> renewal, CancellationToken cancellationToken) =>
        await renewal.WaitAsync(cancellationToken);

    private async Task<string> AcquireAsync()
    {
        // Nobody's request cancels it: others wait for the same token.
        using var limit = new CancellationTokenSource(TimeLimit, time);

        try
        {
            _login ??= new MsalLogin(settings, http);
            var (value, lifetime) = await _login.AcquireAsync(limit.Token);
            Keep(BotToken.For(value, lifetime, RenewBefore, time.GetUtcNow()));
            return value;
        }
        catch (BotTokenException failure)
        {
            if (KeepOld(failure) is { } old)
            {
                return old;
            }

            throw;
        }
    }

    private void Keep(BotToken token)
    {
        lock (_gate)
        {
            _current = token;
        }
    }

    // The old token is good for some minutes more, unless a channel has refused it.
    private string? KeepOld(BotTokenException failure)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (_current is not { } old || old.ExpiresAt <= now)
            {
                return null;
            }

            var retryAt = now + RetryAfter;
            _current = old with { RenewAt = retryAt < old.ExpiresAt ? retryAt : old.ExpiresAt };
            Log.NotRenewed(logger, failure, old.ExpiresAt);
            return old.Value;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The bot's token couldn't be renewed; the old one is good until {ExpiresAt}.")]
        public static partial void NotRenewed(ILogger logger, Exception failure, DateTimeOffset expiresAt);
    }
}
