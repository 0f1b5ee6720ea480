namespace GengoBot.Playground;

/// <summary>A place for messages: a person's one-to-one chat, a channel, or a thread of a channel.</summary>
internal sealed record Conversation(string Base, Person? Owner, TeamChannel? Channel, string? Thread = null)
{
    // Teams separates the thread in this way: 19:…@thread.tacv2;messageid=1732450000000.
    private const string ThreadMark = ";messageid=";

    public string Id => Thread is null ? Base : Base + ThreadMark + Thread;

    public bool IsChannel => Channel is not null;

    public IReadOnlyList<Person> Members => Owner is null ? Organization.People : [Owner];

    public static Conversation? Find(string? id)
    {
        if (id is null)
        {
            return null;
        }

        if (Organization.People.FirstOrDefault(person => person.Chat == id) is { } owner)
        {
            return OneToOne(owner);
        }

        var mark = id.IndexOf(ThreadMark, StringComparison.Ordinal);
        var (name, thread) = mark < 0 ? (id, null) : (id[..mark], id[(mark + ThreadMark.Length)..]);
        var channel = Organization.Channels.FirstOrDefault(channel => channel.Id == name);
        return channel is null ? null : new Conversation(name, null, channel, thread);
    }

    public static Conversation OneToOne(Person person) => new(person.Chat, person, null);
}
