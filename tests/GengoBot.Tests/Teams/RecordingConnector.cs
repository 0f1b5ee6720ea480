using System.Net;
using System.Text.Json.Nodes;

namespace GengoBot.Tests.Teams;

/// <summary>The other end of every call: keeps what was asked, answers as told, and gives numbered tokens.</summary>
internal sealed class RecordingConnector : HttpMessageHandler
{
    private int _tokens;

    public List<Call> Calls { get; } = [];

    public Queue<(HttpStatusCode Status, string Body)> Answers { get; } = [];

    public Call Last => Calls[^1];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is { Host: "login.test" })
        {
            return Answer(
                HttpStatusCode.OK,
                $$"""{"token_type":"Bearer","expires_in":3600,"access_token":"token-{{Interlocked.Increment(ref _tokens)}}"}""");
        }

        Calls.Add(new Call(
            $"{request.Method} {request.RequestUri?.AbsoluteUri}",
            request.Headers.Authorization?.ToString(),
            request.Content?.Headers.ContentType?.ToString(),
            request.Content is null ? null : JsonNode.Parse(await request.Content.ReadAsStringAsync(cancellationToken))));

        return Answers.TryDequeue(out var told)
            ? Answer(told.Status, told.Body)
            : Answer(HttpStatusCode.OK, $$"""{"id":"sent-{{Calls.Count}}"}""");
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, null, "application/json") };

    internal sealed record Call(string Line, string? Authorization, string? ContentType, JsonNode? Body);
}
