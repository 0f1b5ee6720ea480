namespace GengoBot.Playground;

/// <summary>Installs the bot on its first use: once for each person, and once for the team, in the open channel.</summary>
internal sealed class Installations(BotDoor bot, TeamsActivity activities) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly HashSet<string> _installed = [];

    /// <summary>Returns the bot's answer. After a failure the next use tries again.</summary>
    public async Task<BotAnswer> EnsureAsync(
        Conversation conversation, Person person, UserAct act, Uri origin, CancellationToken cancellationToken)
    {
        var place = conversation.IsChannel ? Organization.TeamId : conversation.Id;
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_installed.Contains(place))
            {
                return new BotAnswer(null);
            }

            // An app is installed into a channel, not into a thread.
            var chat = conversation with { Thread = null };
            var answer = await bot.SendAsync(origin, activities.Installed(chat, person, act, origin), cancellationToken);
            if (!answer.Failed)
            {
                answer = await bot.SendAsync(origin, activities.BotAdded(chat, person, act, origin), cancellationToken);
            }

            if (!answer.Failed)
            {
                _installed.Add(place);
            }

            return answer;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
