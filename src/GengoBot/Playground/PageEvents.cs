using System.Runtime.CompilerServices;
using System.Text.Json;

namespace GengoBot.Playground;

/// <summary>Server-sent events: what happens in the chats, as it happens.</summary>
internal static class PageEvents
{
    public static IResult Get(HttpContext context, ChatStore store, IHostApplicationLifetime lifetime)
    {
        // An open page must not keep the program from stopping.
        var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.RegisterForDispose(end);
        return TypedResults.ServerSentEvents(ReadAsync(store, end.Token));
    }

    private static async IAsyncEnumerable<string> ReadAsync(ChatStore store, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = store.Watch(cancellationToken);

        // The first one says that the page is being told from here on, so that it can ask for the state without a gap.
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
