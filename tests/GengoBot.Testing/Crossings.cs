using Microsoft.AspNetCore.Http;

namespace GengoBot.Testing;

/// <summary>
/// Each call that the bot makes passes here twice: before it is handled, and once more before it is answered. A test counts the crossings
/// and holds the one that it wants.
/// </summary>
internal sealed class Crossings
{
    private readonly Lock _gate = new();
    private HeldCrossing? _next;
    private Func<string, bool, bool> _isWanted = static (_, _) => false;

    /// <summary>Holds the one that comes after so many others.</summary>
    public HeldCrossing HoldAt(int number) => Hold((_, _) => number-- == 0);

    /// <summary>Holds the next write to Gengo: before Gengo handles it, or before its answer goes back.</summary>
    public HeldCrossing HoldWrite(bool isHandled) => Hold((call, handled) => handled == isHandled && HeldCrossing.IsWrite(call));

    /// <summary>A step of a server's pipeline.</summary>
    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        // What was sent is here, and so can be handled when its sender is no more.
        using var sent = new MemoryStream();
        await context.Request.Body.CopyToAsync(sent);
        sent.Position = 0;
        context.Request.Body = sent;

        if (!await CrossAsync($"{context.Request.Method} {context.Request.Path}", isHandled: false))
        {
            context.Abort();
            return;
        }

        var wire = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        context.RequestAborted = CancellationToken.None;
        await next(context);
        context.Response.Body = wire;

        if (await CrossAsync($"{context.Request.Method} {context.Request.Path}", isHandled: true))
        {
            await wire.WriteAsync(answer.ToArray());
        }
        else
        {
            context.Abort();
        }
    }

    private HeldCrossing Hold(Func<string, bool, bool> isWanted)
    {
        lock (_gate)
        {
            _isWanted = isWanted;
            return _next = new HeldCrossing();
        }
    }

    private Task<bool> CrossAsync(string call, bool isHandled)
    {
        lock (_gate)
        {
            if (_next is not { } held || !_isWanted(call, isHandled))
            {
                return Task.FromResult(true);
            }

            _next = null;
            return held.WaitAsync(call, isHandled);
        }
    }
}

/// <summary>A call that stands still, until a test lets it go on or cuts it.</summary>
internal sealed class HeldCrossing
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _goesOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Reached => _reached.Task;

    public string Call { get; private set; } = "none";

    public bool IsHandled { get; private set; }

    /// <summary>Whether it is a write that Gengo has not been told of yet.</summary>
    public bool IsUnhandledWrite => !IsHandled && IsWrite(Call);

    public static bool IsWrite(string call) =>
        call.Contains("/sandbox/v2/", StringComparison.Ordinal) && !call.StartsWith("GET", StringComparison.Ordinal);

    public void GoOn() => _goesOn.TrySetResult(true);

    public void Cut() => _goesOn.TrySetResult(false);

    public override string ToString() => $"{Call}, {(IsHandled ? "handled" : "not yet handled")}";

    public Task<bool> WaitAsync(string call, bool isHandled)
    {
        (Call, IsHandled) = (call, isHandled);
        _reached.TrySetResult();
        return _goesOn.Task;
    }
}
