using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace GengoBot.Testing;

/// <summary>All that the application logs, with its exceptions.</summary>
internal sealed class KeptLogs : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();
    private TaskCompletionSource _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<string> Lines => [.. _lines];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        _lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");
        Interlocked.Exchange(ref _arrival, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    public async Task WaitAsync(Predicate<string> wanted)
    {
        while (true)
        {
            var arrival = Volatile.Read(ref _arrival).Task;
            if (_lines.Any(line => wanted(line)))
            {
                return;
            }

            await arrival.WaitAsync(TestContext.Current.CancellationToken);
        }
    }
    public void Dispose()
    {
    }
}
