using System.Runtime.CompilerServices;
using System.Text.Json;

namespace GengoBot.Playground;

/// <summary>Streams what happens in the chats to the page, as server-sent events.</summary>
internal static class PageEvents
{
    public static IResult Get(HttpContext context, ChatStore store, IHostApplicationLifetime lifetime)
    {
        // An open page must not stop the program from ending.
        var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.RegisterForDispose(end);
        return TypedResults.ServerSentEvents(ReadAsync(store, end.Token));
    }

    private static async IAsyncEnumerable<string> ReadAsync(ChatStore store, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = store.Watch(cancellationToken);

        // The first event tells the page that no later event will be missed, so that it can ask for the state without a gap.
        yield return JsonSerializer.Serialize(new ChatEvent("ready"), PlaygroundJson.Default.ChatEvent);

        while (await events.WaitToReadAsync(CancellationToken.None))
        {
            while (events.TryRead(out var happened))
            {
                yield return JsonSerializer.Serialize(happened, PlaygroundJson.Default.ChatEvent);
            }
        }
    }
}
