using Gengo;
using GengoBot.Conversations;
using GengoBot.Writes;

namespace GengoBot.Testing;

/// <summary>People, places and writes for the tests.</summary>
internal static class Given
{
    public static readonly Person Ana = new("29:ana", "aad-ana", "Ana");

    public static readonly Person Ben = new("29:ben", null, "Ben");

    public static readonly Conversation Channel = new(
        "19:reviews@thread.tacv2;messageid=1", ConversationKind.Channel, "https://teams.example/emea/", "msteams", "tenant-1", "28:bot");

    public static readonly JobId Job = new(3_000_000_000);

    public static NewJobWrite Approval(Person? person = null, JobId? job = null) =>
        new("main", job ?? Job, "approve", person ?? Ana, Channel, "0123456789abcdef", "ref-1");

    /// <summary>Begins what was not delivered before.</summary>
    public static async Task<JobWriteStart> BeginAsync(this JobWriteStore store, NewJobWrite wanted, CancellationToken cancellationToken) =>
        await store.TryBeginAsync(wanted, cancellationToken) ?? throw new InvalidOperationException("It came before.");
}
