using Gengo;

namespace GengoBot.Bot;

/// <summary>
/// What each conversation has been shown: for a job its card's message and the translation that was on it. A typed decision is about that text.
/// Held in memory and bounded: what is forgotten, or lost at a restart, only means that the card is shown again before anything is decided.
/// </summary>
internal sealed class ShownJobs
{
    private const int Most = 20_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Conversation, JobId Job), Shown> _shown = [];
    private readonly Dictionary<string, JobId?> _jobOfThread = [];
    private readonly Queue<(string Conversation, JobId Job)> _oldestFirst = new();

    /// <summary>A job card in a conversation.</summary>
    /// <param name="CardId">The message that holds it; null until it was posted.</param>
    /// <param name="Fingerprint">Of the translation last shown.</param>
    /// <param name="Origin">Where the form came from, if it was sent to a person's own chat from a conversation that others share.</param>
    internal sealed record Shown(string? CardId, string? Fingerprint, Conversation? Origin);

    public Shown? Find(string conversation, JobId job)
    {
        lock (_lock)
        {
            return _shown.GetValueOrDefault((conversation, job));
        }
    }

    /// <summary>The job that a thread is about, if it is about one.</summary>
    public JobId? OnlyJobOf(string conversation)
    {
        lock (_lock)
        {
            return _jobOfThread.GetValueOrDefault(conversation);
        }
    }

    public void Remember(string conversation, JobId job, Func<Shown, Shown> change)
    {
        lock (_lock)
        {
            var key = (conversation, job);
            if (!_shown.TryGetValue(key, out var before))
            {
                before = new Shown(null, null, null);
                _oldestFirst.Enqueue(key);
                _jobOfThread[conversation] = _jobOfThread.TryGetValue(conversation, out var other) && other != job ? null : job;
            }

            _shown[key] = change(before);

            while (_shown.Count > Most && _oldestFirst.TryDequeue(out var oldest))
            {
                _shown.Remove(oldest);
                _jobOfThread.Remove(oldest.Conversation);
            }
        }
    }
}
