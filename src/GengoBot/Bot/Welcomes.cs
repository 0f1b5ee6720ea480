using System.Collections.Concurrent;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;

namespace GengoBot.Bot;

/// <summary>Where the bot has introduced itself: clients say more than once that it was installed, and it says hello once.</summary>
internal sealed class Welcomes
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, byte> _said = new();

    /// <summary>Whether this is the first time in this chat or team. Only a new installation counts, not an upgrade.</summary>
    public bool IsFirst(IInstallationUpdateActivity activity)
    {
        if (_said.Count >= Most)
        {
            _said.Clear();
        }

        return activity.Action == "add" && _said.TryAdd(Place(activity), 0);
    }

    /// <summary>Removed, it says hello again when it comes back.</summary>
    public void Forget(IInstallationUpdateActivity activity) => _said.TryRemove(Place(activity), out _);

    private static string Place(IActivity activity) => activity.TeamsGetTeamInfo()?.Id ?? activity.Conversation.Id;
}
