using System.Collections.Concurrent;
using System.Text.Json;
using GengoBot.Playground;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GengoBot.Testing;

/// <summary>The channel's side: takes what the bot sends, gives it ids, keeps it; or refuses, where a test wants that.</summary>
internal sealed class RecordingTeams : IAsyncDisposable
{
    /// <summary>The path of another region.</summary>
    public const string Elsewhere = "/elsewhere";

    private readonly WebApplication _server;
    private readonly ConcurrentQueue<TeamsMessage> _messages = new();
    private readonly ConcurrentQueue<JsonElement> _opened = new();
    private readonly ConcurrentQueue<string> _memberReads = new();
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly ConcurrentQueue<string> _faults = new();
    private TaskCompletionSource _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _lastId;

    /// <param name="crossings">Where its calls pass.</param>
    public RecordingTeams(Crossings? crossings = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        if (crossings is not null)
        {
            _server.Use(crossings.PassAsync);
        }

        _server.UsePathBase(Elsewhere);
        _server.UseRouting();
        _server.MapPost("/v3/conversations", (Delegate)OpenAsync);
        _server.MapPost("/v3/conversations/{conversation}/activities", (Delegate)TakeAsync);
        _server.MapPost("/v3/conversations/{conversation}/activities/{id}", (Delegate)TakeAsync);
        _server.MapPut("/v3/conversations/{conversation}/activities/{id}", (Delegate)TakeAsync);
        _server.MapGet("/v3/conversations/{conversation}/pagedmembers", (Delegate)TellMembersAsync);
        _server.MapGet("/v3/conversations/{conversation}/members/{member}", (Delegate)TellMember);
        _server.Start();
        ServiceUrl = _server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.Single() + "/";
    }

    public string ServiceUrl { get; }

    /// <summary>Another address of the same service.</summary>
    public string OtherUrl => ServiceUrl.TrimEnd('/') + Elsewhere + "/";

    /// <summary>What to refuse, and with which status: by the call ("PUT", "POST") or "open" for a new conversation.</summary>
    public ConcurrentDictionary<string, int> Refusals { get; } = new();

    /// <summary>Asked at each post and update: how it is refused; null, and it is taken.</summary>
    public Func<TeamsMessage, TeamsRefusal?> Refuses { get; set; } = static _ => null;

    /// <summary>What the answer to a post or update that was taken waits for.</summary>
    public Func<TeamsMessage, Task> Held { get; set; } = static _ => Task.CompletedTask;

    /// <summary>The ids of those who are in any conversation; null, and this channel does not tell.</summary>
    public IReadOnlyList<string>? Members { get; set; }

    /// <summary>Whom it knows, if it is asked about one of them.</summary>
    public IReadOnlyList<TestPerson> People { get; set; } = [TestPerson.Ana, TestPerson.Ben, TestPerson.Chiyo];

    /// <summary>The ids of those of them who own the team.</summary>
    public IReadOnlyList<string> Owners { get; set; } = [];

    /// <summary>Where it was asked about one of them.</summary>
    public IReadOnlyList<string> AskedAbout => [.. _asked];

    /// <summary>What the answer to that question waits for.</summary>
    public Task MembersHeld { get; set; } = Task.CompletedTask;

    /// <summary>Whose members the bot asked for, in order.</summary>
    public IReadOnlyList<string> MemberReads => [.. _memberReads];

    /// <summary>In the order of their coming.</summary>
    public IReadOnlyList<TeamsMessage> Messages => [.. _messages];

    /// <summary>The personal chats that the bot opened.</summary>
    public IReadOnlyList<JsonElement> Opened => [.. _opened];

    public IEnumerable<TeamsMessage> In(string conversation) => Messages.Where(message => message.Conversation == conversation);

    /// <summary>The card that a message shows now, after all updates.</summary>
    public DrawnCard CardAt(string id) => Messages.Last(message => message.Id == id && message.HasCard).Card;

    /// <summary>Waits for a message that comes after so many others.</summary>
    public async Task<TeamsMessage> WaitAsync(Func<TeamsMessage, bool> wanted, int after = 0)
    {
        while (true)
        {
            var arrival = Volatile.Read(ref _arrival).Task;
            if (Messages.Skip(after).FirstOrDefault(wanted) is { } found)
            {
                return found;
            }

            await arrival.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Looks at what it is to draw. A card that Teams would draw in another way fails the test.</summary>
    public void Look(JsonElement sent)
    {
        foreach (var fault in CardRules.FaultsOf(sent))
        {
            _faults.Enqueue(fault);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Assert.Empty(_faults);
    }

    private async Task<IResult> OpenAsync(HttpContext context)
    {
        var wanted = await ReadAsync(context);
        if (Refusal("open") is { } refusal)
        {
            return refusal;
        }

        _opened.Enqueue(wanted);
        return Results.Json(
            new Dictionary<string, string> { ["id"] = $"a:private-{wanted.GetProperty("members")[0].Text("id")}" },
            statusCode: StatusCodes.Status201Created);
    }

    private async Task<IResult> TakeAsync(HttpContext context)
    {
        var activity = await ReadAsync(context);
        Look(activity);
        var call = context.Request.Method;
        if (Refusal(call) is { } refusal)
        {
            return refusal;
        }

        var conversation = (string?)context.Request.RouteValues["conversation"] ?? "";
        var id = call == "PUT" ? (string?)context.Request.RouteValues["id"] : null;
        var region = context.Request.PathBase.Value ?? "";
        if (Refuses(new TeamsMessage(call, conversation, id ?? "", activity) { Region = region }) is { } refused)
        {
            return refused.Answer(context);
        }

        id ??= $"m{Interlocked.Increment(ref _lastId)}";
        var message = new TeamsMessage(call, conversation, id, activity) { Region = region };
        _messages.Enqueue(message);
        Interlocked.Exchange(ref _arrival, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        await Held(message);
        return Results.Json(new Dictionary<string, string> { ["id"] = id });
    }

    private async Task<IResult> TellMembersAsync(HttpContext context)
    {
        _memberReads.Enqueue((string?)context.Request.RouteValues["conversation"] ?? "");
        await MembersHeld.WaitAsync(context.RequestAborted);
        return Members is { } members
            ? Results.Json(
                new Dictionary<string,
                object>
                { ["members"] = members.Select(static id => new Dictionary<string, string> { ["id"] = id }) })
            : Results.NotFound();
    }

    private IResult TellMember(string conversation, string member)
    {
        _asked.Enqueue(conversation);
        return People.FirstOrDefault(person => person.Id == member) is { } person
            ? Results.Json(
                new Dictionary<string,
                string?>
                {
                    ["id"] = person.Id,
                    ["name"] = person.Name,
                    ["aadObjectId"] = person.AadObjectId,
                    ["userRole"] = Owners.Contains(person.Id) ? "owner" : "user"
                })
            : Results.NotFound();
    }

    private IResult? Refusal(string call) => Refusals.TryGetValue(call, out var status)
        ? Results.Json(
            new Dictionary<string,
            object>
            { ["error"] = new Dictionary<string, string> { ["code"] = "Refused", ["message"] = "A test refuses this." } },
            statusCode: status)
        : null;

    private static async Task<JsonElement> ReadAsync(HttpContext context)
    {
        using var document = await JsonDocument.ParseAsync(context.Request.Body);
        return document.RootElement.Clone();
    }
}
