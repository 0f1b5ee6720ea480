namespace GengoBot.Teams.Connector;

/// <summary>
/// Posts to a conversation one after the other, in the order in which they were handed over: a message that has to be sent again is not
/// overtaken by the next, and Teams refuses writes to one conversation at the same time with 412. Changes of one message wait for each
/// other too; anything else goes at once.
/// </summary>
internal sealed class OneAtATime(TimeProvider time) : DelegatingHandler
{
    private const string Activities = "/activities";

    private readonly KeyedQueue<string> _lines = new(TimeSpan.FromMinutes(1), time);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (LineOf(request) is not { } line)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        using var place = _lines.Join(line);
        await place.ComeAsync(cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }

    /// <summary>A new message belongs to its conversation, whatever it answers; a change to its message.</summary>
    private static string? LineOf(HttpRequestMessage request)
    {
        var path = request.RequestUri?.AbsolutePath ?? "";
        if (request.Method == HttpMethod.Put)
        {
            return path;
        }

        var at = request.Method == HttpMethod.Post ? path.LastIndexOf(Activities, StringComparison.Ordinal) : -1;
        return at > 0 ? path[..(at + Activities.Length)] : null;
    }
}
