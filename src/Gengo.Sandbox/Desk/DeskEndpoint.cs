using System.Globalization;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Gengo.Sandbox.Jobs;
using Microsoft.AspNetCore.Http;

namespace Gengo.Sandbox.Desk;

/// <summary>
/// The HTTP endpoint of the translator's desk. Here a person acts as translator and as Gengo's staff, and a test plans faults and reads the
/// recorded calls.
/// </summary>
internal sealed class DeskEndpoint(Sandbox sandbox, DeskActions actions, PlannedFaults faults)
{
    public const string Root = "/sandbox/desk";

    // Room for two texts of a million characters, however they are escaped.
    private const long MaxBody = 16_000_000;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            DeskGuard.Check(context.Request);
            await RouteAsync(context);
        }
        catch (DeskRefusal refusal)
        {
            await RefuseAsync(context, refusal);
        }
        catch (BadHttpRequestException unreadable)
        {
            await RefuseAsync(context, new DeskRefusal(unreadable.StatusCode, "bad_body", "The body is too large or cannot be read."));
        }
    }

    private Task RouteAsync(HttpContext context)
    {
        var path = ((string?)context.Request.RouteValues["path"] ?? "").Trim('/');
        return (context.Request.Method, path.Split('/')) switch
        {
            ("GET", ["jobs"]) => SendAsync(context, [.. sandbox.Jobs.Select(job => View(context, job))], SandboxJson.Default.DeskJobArray),
            ("POST", ["jobs"]) => OrderAsync(context),
            ("GET", ["jobs", var id]) => SendJobAsync(context, actions.Find(Number(id))),
            ("POST", ["jobs", var id, var action]) => ActAsync(context, Number(id), action),
            ("GET", ["calls"]) => SendAsync(context, [.. sandbox.Calls], SandboxJson.Default.ApiCallArray),
            ("GET", ["faults"]) => SendAsync(context, faults.All(), SandboxJson.Default.DeskFaultArray),
            ("POST", ["faults"]) => PlanAsync(context),
            ("DELETE", ["faults"]) => ClearAsync(context),
            (_, ["jobs"] or ["jobs", _] or ["jobs", _, _] or ["calls"] or ["faults"]) =>
                throw new DeskRefusal(
                    StatusCodes.Status405MethodNotAllowed, "method_not_allowed", "This address does not support that method."),
            _ => throw DeskRefusal.NotFound("The desk has no such address."),
        };
    }

    private async Task OrderAsync(HttpContext context) =>
        await SendJobAsync(context, actions.Order(DeskOrder.Read(await ReadAsync(context.Request), sandbox.TranslatorAuthor)));

    private async Task ActAsync(HttpContext context, long id, string action)
    {
        var body = await ReadAsync(context.Request);
        await SendJobAsync(context, action switch
        {
            "start" => actions.Start(id),
            "submit" => actions.Submit(id, RequiredText(body)),
            "comment" => actions.AddTranslatorComment(id, RequiredText(body)),
            "approve" => actions.ApproveOnWebsite(id),
            "hold" => actions.ToggleHold(id),
            "decline" => actions.Decline(id),
            "check" => actions.CheckRejection(id),
            _ => throw DeskRefusal.NotFound("The actions are start, submit, comment, approve, hold, decline and check."),
        });
    }

    private async Task PlanAsync(HttpContext context)
    {
        var fault = DeskFault.Read(await ReadAsync(context.Request));
        faults.Plan(fault);
        await SendAsync(context, fault, SandboxJson.Default.DeskFault);
    }

    private Task ClearAsync(HttpContext context)
    {
        faults.Clear();
        return SendAsync(context, faults.All(), SandboxJson.Default.DeskFaultArray);
    }

    private static string RequiredText(JsonFields body) =>
        body.Text("text") is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw DeskRefusal.BadRequest("text is required.");

    private static long Number(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static async Task<JsonFields> ReadAsync(HttpRequest request)
    {
        BodyLimit.Apply(request, MaxBody);
        try
        {
            using var reader = new StreamReader(request.Body, StrictUtf8);
            var text = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
            return JsonFields.Read(string.IsNullOrWhiteSpace(text) ? "{}" : text)
                ?? throw DeskRefusal.BadRequest("The body must be a JSON object.");
        }
        catch (DecoderFallbackException)
        {
            throw DeskRefusal.BadRequest("The body must be UTF-8.");
        }
    }

    private DeskJob View(HttpContext context, SandboxJob job) => new(job, sandbox.Generation, RequestOrigin.Of(context.Request));

    private Task SendJobAsync(HttpContext context, SandboxJob job) =>
        SendAsync(context, View(context, job), SandboxJson.Default.DeskJob);

    private static Task RefuseAsync(HttpContext context, DeskRefusal refusal)
    {
        context.Response.StatusCode = refusal.Status;
        return SendAsync(context, new DeskProblem(new DeskError(refusal.Code, refusal.Message)), SandboxJson.Default.DeskProblem);
    }

    private static Task SendAsync<T>(HttpContext context, T value, JsonTypeInfo<T> type)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(value, type, cancellationToken: context.RequestAborted);
    }
}
