using System.Collections.Concurrent;

namespace GengoBot.Testing;

/// <summary>
/// The last step of every call that the application makes: it lets none off this machine, and can hold one until a test says go.
/// </summary>
internal sealed class OutgoingCalls
{
    private readonly ConcurrentQueue<HeldCall> _holds = new();

    public ConcurrentQueue<Uri> Refused { get; } = new();

    /// <summary>Holds the next call of this method on its way out.</summary>
    /// <param name="path">How its path ends.</param>
    public HeldCall HoldNext(HttpMethod method, string path = "")
    {
        var hold = new HeldCall(method, path);
        _holds.Enqueue(hold);
        return hold;
    }

    public DelegatingHandler Handler() => new LoopbackOnly(this);

    private sealed class LoopbackOnly(OutgoingCalls calls) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri is not { IsLoopback: true } address)
            {
                calls.Refused.Enqueue(request.RequestUri ?? new Uri("unknown:"));
                throw new HttpRequestException("A test talks to this machine only.");
            }

            if (address.AbsolutePath.StartsWith("/sandbox/v2/", StringComparison.Ordinal)
                && calls._holds.TryPeek(out var hold) && hold.Method == request.Method
                    && address.AbsolutePath.EndsWith(hold.Path, StringComparison.Ordinal) && calls._holds.TryDequeue(out hold))
            {
                await hold.WaitAsync(cancellationToken);
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}

/// <summary>A call to Gengo that waits on its way out.</summary>
internal sealed class HeldCall(HttpMethod method, string path)
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HttpMethod Method => method;

    public string Path => path;

    public Task Reached => _reached.Task;

    public void Release() => _released.TrySetResult();

    public Task WaitAsync(CancellationToken cancellationToken)
    {
        _reached.TrySetResult();
        return _released.Task.WaitAsync(cancellationToken);
    }
}
