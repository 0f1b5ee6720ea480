using Gengo.Sandbox.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Gengo.Sandbox.Api;

/// <summary>The HTTP endpoint of the API. It reads a call, applies a planned fault, answers, and records the call.</summary>
internal sealed class ApiEndpoint(
    Sandbox sandbox,
    CustomerActions actions,
    PlannedFaults faults,
    IOptions<SandboxOptions> options,
    TimeProvider time,
    IHostApplicationLifetime lifetime)
{
    public const string Root = "/sandbox/v2";

    private static readonly TimeSpan MaxHang = TimeSpan.FromSeconds(60);

    public async Task HandleAsync(HttpContext context)
    {
        ApiRequest request;
        try
        {
            request = await ApiRequest.ReadAsync(context.Request);
        }
        catch (BadHttpRequestException unreadable)
        {
            await SendAsync(context, unreadable.StatusCode, ApiAnswer.Error(400, "bad request"));
            return;
        }

        var fault = faults.Take(request.Method, request.Path);
        if (fault is { Hangs: false, DelayMs: > 0 } && !await WaitAsync(context, TimeSpan.FromMilliseconds(fault.DelayMs)))
        {
            Record(request, null, fault);
            return;
        }

        if (fault is not null && !fault.LetsThrough)
        {
            Record(request, fault.Code, fault);
            await (fault.Hangs ? HangAsync(context, fault) : fault.SendAsync(context));
            return;
        }

        var answer = Answer(request, RequestOrigin.Of(context.Request));
        Record(request, answer.Err?.Code ?? 0, fault);
        await (fault is { Hangs: true } ? HangAsync(context, fault) : SendAsync(context, StatusCodes.Status200OK, answer));
    }

    private ApiAnswer Answer(ApiRequest request, string origin)
    {
        try
        {
            Signature.Check(request, options.Value, time.GetUtcNow());
            return ApiAnswer.Ok(new ApiCalls(actions, sandbox.Generation, origin).Handle(request));
        }
        catch (ApiRefusal refusal)
        {
            return ApiAnswer.Error(refusal.Code, refusal.Message, JobWire.AddressOf(refusal.NextCaptcha, origin));
        }
    }

    private void Record(ApiRequest request, int? code, DeskFault? fault)
    {
        var data = request.Field("data") is { } text ? JsonFields.Read(text) : null;
        var action = request.Method == HttpMethods.Post && request.Segments is [.., "comment"] ? "comment" : data?.Text("action");
        var path = request.Field("pre_mt") == "1" ? request.Path + "?pre_mt=1" : request.Path;
        sandbox.Record(new ApiCall(time.GetUtcNow(), request.Method, path, action, data?.Whole, code, fault?.Fault));
    }

    /// <summary>Never answers, and closes the connection in the end.</summary>
    private async Task HangAsync(HttpContext context, DeskFault fault)
    {
        await WaitAsync(context, fault.DelayMs > 0 ? TimeSpan.FromMilliseconds(fault.DelayMs) : MaxHang);
        context.Abort();
    }

    private async Task<bool> WaitAsync(HttpContext context, TimeSpan length)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await Task.Delay(length, time, end.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static Task SendAsync(HttpContext context, int status, ApiAnswer answer)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(answer, SandboxJson.Default.ApiAnswer, cancellationToken: context.RequestAborted);
    }
}
