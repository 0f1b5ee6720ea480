using System.Text.Json;
using System.Threading.Channels;

namespace GengoBot.Playground;

/// <summary>Keeps the messages of all conversations in memory, and tells the open pages of every change.</summary>
internal sealed class ChatStore(TimeProvider time)
{
    /// <summary>Only the newest messages of a conversation are kept: the demo is not an archive.</summary>
    public const int MaxMessages = 400;

    private const int MaxWaitingEvents = 256;

    private readonly Lock _lock = new();
    private readonly List<ChatMessage> _messages = [];
    private readonly List<Channel<ChatEvent>> _watchers = [];
    private long _lastId;
    private long _sequence;

    /// <summary>Returns an id like Teams' own: the time in milliseconds, made unique.</summary>
    public string NextId()
    {
        lock (_lock)
        {
            _lastId = Math.Max(_lastId + 1, time.GetUtcNow().ToUnixTimeMilliseconds());
            return _lastId.ToString();
        }
    }

    /// <summary>Adds a message. In a channel without a thread, the message opens one.</summary>
    public ChatMessage Add(string id, Conversation conversation, JsonElement activity, Person? person)
    {
        lock (_lock)
        {
            var message = new ChatMessage
            {
                Id = id,
                Conversation = conversation.Base,
                Thread = conversation.IsChannel ? conversation.Thread ?? id : null,
                Person = person?.Key,
                Time = time.GetUtcNow(),
                Activity = activity,
                Sequence = ++_sequence,
            };
            _messages.Add(message);
            DropOldest(conversation.Base);
            Tell(new ChatEvent("message", message));
            return message;
        }
    }

    public ChatMessage? Find(string id, Conversation conversation)
    {
        lock (_lock)
        {
            var index = IndexOf(id, conversation);
            return index < 0 ? null : _messages[index];
        }
    }

    public bool HasThread(Conversation conversation)
    {
        lock (_lock)
        {
            return conversation.Thread is null
                || _messages.Exists(message => message.Conversation == conversation.Base && message.Thread == conversation.Thread);
        }
    }

    /// <summary>Replaces a message for everyone, including people who had a view of their own.</summary>
    public void Update(string id, Conversation conversation, JsonElement activity) =>
        Change(id, conversation, message => message with
        {
            Activity = activity,
            Revision = message.Revision + 1,
            Views = new Dictionary<string, JsonElement>(),
        });

    /// <summary>Shows a card to one person instead of the message's own.</summary>
    public void ShowTo(Person person, string id, Conversation conversation, JsonElement card) =>
        Change(id, conversation, message => message with
        {
            Views = new Dictionary<string, JsonElement>(message.Views) { [person.Key] = card },
        });

    public void Fail(string id, Conversation conversation, string problem) =>
        Change(id, conversation, message => message with { Problem = problem });

    public void Remove(string id, Conversation conversation)
    {
        lock (_lock)
        {
            var index = IndexOf(id, conversation);
            if (index >= 0)
            {
                _messages.RemoveAt(index);
                Tell(new ChatEvent("deleted", Id: id, Conversation: conversation.Base));
            }
        }
    }

    public void Typing(Conversation conversation)
    {
        lock (_lock)
        {
            Tell(new ChatEvent("typing", Conversation: conversation.Base, Thread: conversation.Thread));
        }
    }

    public IReadOnlyList<ChatMessage> Snapshot()
    {
        lock (_lock)
        {
            return [.. _messages];
        }
    }

    /// <summary>Returns the events from here on. A page that is too slow is disconnected; it reconnects and asks for everything.</summary>
    public ChannelReader<ChatEvent> Watch(CancellationToken cancellationToken)
    {
        var watcher = Channel.CreateBounded<ChatEvent>(MaxWaitingEvents);
        lock (_lock)
        {
            _watchers.Add(watcher);
        }

        cancellationToken.Register(() =>
        {
            lock (_lock)
            {
                _watchers.Remove(watcher);
            }

            watcher.Writer.TryComplete();
        });
        return watcher.Reader;
    }

    private void Change(string id, Conversation conversation, Func<ChatMessage, ChatMessage> change)
    {
        lock (_lock)
        {
            var index = IndexOf(id, conversation);
            if (index >= 0)
            {
                _messages[index] = change(_messages[index]) with { Sequence = ++_sequence };
                Tell(new ChatEvent("message", _messages[index]));
            }
        }
    }

    // A bot may address a message by its thread or by the channel alone, so only the id counts.
    private int IndexOf(string id, Conversation conversation) =>
        _messages.FindIndex(message => message.Id == id && message.Conversation == conversation.Base);

    private void DropOldest(string conversation)
    {
        if (_messages.Count(message => message.Conversation == conversation) <= MaxMessages)
        {
            return;
        }

        var oldest = _messages.First(message => message.Conversation == conversation);
        var gone = oldest.Thread is null
            ? [oldest]
            : _messages.FindAll(message => message.Conversation == conversation && message.Thread == oldest.Thread);

        // The thread that was just written to stays, however long it is. It loses only its oldest message.
        if (gone.Contains(_messages[^1]))
        {
            gone = [oldest];
        }

        foreach (var message in gone)
        {
            _messages.Remove(message);
            Tell(new ChatEvent("deleted", Id: message.Id, Conversation: conversation));
        }
    }

    private void Tell(ChatEvent happened)
    {
        foreach (var watcher in _watchers)
        {
            if (!watcher.Writer.TryWrite(happened))
            {
                watcher.Writer.TryComplete();
            }
        }
    }
}
