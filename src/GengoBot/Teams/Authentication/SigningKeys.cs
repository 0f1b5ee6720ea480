namespace GengoBot.Teams.Authentication;

/// <summary>
/// The channel's keys: read once, kept for a day, read again when a token names an unknown key (docs/protocol/teams.md#tokens-from-teams).
/// </summary>
internal sealed partial class SigningKeys(
    AuthenticationSettings settings, IHttpClientFactory http, TimeProvider time, ILogger<SigningKeys> logger)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromHours(24);

    // Anyone can send a token with an invented kid: that may cost the channel one look in five minutes.
    private static readonly TimeSpan MinInterval = TimeSpan.FromMinutes(5);

    private readonly SigningKeyDownload _download = new(settings.OpenIdMetadataUrl, http, time);
    private readonly Lock _gate = new();
    private volatile SigningKeySet? _current;
    private Task<SigningKeySet>? _reading;
    private DateTimeOffset _nextRefresh = DateTimeOffset.MinValue;

    /// <summary>The keys in use; also the question of a readiness probe.</summary>
    /// <exception cref="SigningKeysUnavailableException">There are none, and they can't be read now.</exception>
    public ValueTask<SigningKeySet> GetAsync(CancellationToken cancellationToken)
    {
        var current = _current;
        return current is not null && time.GetUtcNow() - current.FetchedAt < MaxAge
            ? new ValueTask<SigningKeySet>(current)
            : new ValueTask<SigningKeySet>(RefreshAsync(current, cancellationToken));
    }

    public async ValueTask<SigningKey?> FindAsync(string kid, CancellationToken cancellationToken)
    {
        var before = _current;
        var keys = await GetAsync(cancellationToken);

        // What was read a moment ago isn't read again.
        return keys.Find(kid) is { } key ? key
            : ReferenceEquals(keys, before) ? (await RefreshAsync(keys, cancellationToken)).Find(kid)
            : null;
    }

    /// <summary>After a signature that <paramref name="used"/> did not make: the key that has come under its kid, if one has.</summary>
    public async ValueTask<SigningKey?> FindSuccessorAsync(SigningKey used, CancellationToken cancellationToken)
    {
        var keys = _current;
        var key = keys?.Find(used.Kid);

        if (key is null || key.IsSameKeyAs(used))
        {
            key = (await RefreshAsync(keys, cancellationToken)).Find(used.Kid);
        }

        return key is null || key.IsSameKeyAs(used) ? null : key;
    }

    // Returns the newest keys there are: from a read already under way, from one that ended since the caller looked, or from a new one.
    private Task<SigningKeySet> RefreshAsync(SigningKeySet? seen, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_reading is not { IsCompleted: false })
            {
                if (_current is { } current)
                {
                    var now = time.GetUtcNow();
                    if (!ReferenceEquals(current, seen) || now < _nextRefresh)
                    {
                        return Task.FromResult(current);
                    }

                    _nextRefresh = now + MinInterval;
                }

                _reading = Task.Run(ReadAsync, CancellationToken.None);
            }

            return _reading.WaitAsync(cancellationToken);
        }
    }

    private async Task<SigningKeySet> ReadAsync()
    {
        try
        {
            return _current = await _download.ReadAsync();
        }
        catch (Exception failure)
        {
            // Whatever went wrong, the keys of yesterday are better than none; and with none, nobody comes in.
            Log.KeysNotRead(logger, failure, _current is not null);
            return _current ?? throw new SigningKeysUnavailableException();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The channel's signing keys couldn't be read. Older keys are in use: {OlderKeys}.")]
        public static partial void KeysNotRead(ILogger logger, Exception failure, bool olderKeys);
    }
}
