using System.Net;
using System.Text;

namespace Gengo.Tests.Infrastructure;

/// <summary>Records each request and gives the prepared answers in turn, repeating the last one.</summary>
internal sealed class StubNetwork : HttpMessageHandler
{
    private readonly List<Func<CancellationToken, Task<HttpResponseMessage>>> _answers = [];
    private readonly Lock _lock = new();

    public List<Sent> Sent { get; } = [];

    public Sent Last => Sent[^1];

    public void Answer(string body, HttpStatusCode status = HttpStatusCode.OK, Uri? location = null) =>
        Answer(Encoding.UTF8.GetBytes(body), status, location);

    public void Answer(byte[] body, HttpStatusCode status = HttpStatusCode.OK, Uri? location = null) => _answers.Add(_ =>
    {
        var response = new HttpResponseMessage(status) { Content = new ByteArrayContent(body) };
        response.Headers.Location = location;
        return Task.FromResult(response);
    });

    public void Break(Exception exception) => _answers.Add(_ => Task.FromException<HttpResponseMessage>(exception));

    /// <summary>Answers nothing until the caller gives up. The returned task completes when the request has arrived.</summary>
    public Task NeverAnswer()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _answers.Add(async cancellationToken =>
        {
            arrived.TrySetResult();
            await Task.Delay(System.Threading.Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("The wait ends by cancellation only.");
        });
        return arrived.Task;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = await Infrastructure.Sent.OfAsync(request, cancellationToken);
        Func<CancellationToken, Task<HttpResponseMessage>> answer;
        lock (_lock)
        {
            answer = _answers[Math.Min(Sent.Count, _answers.Count - 1)];
            Sent.Add(sent);
        }

        return await answer(cancellationToken);
    }
}
