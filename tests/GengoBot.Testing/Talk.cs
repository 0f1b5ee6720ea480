using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GengoBot.Playground;

namespace GengoBot.Testing;

/// <summary>One person in one conversation: what they type and press arrives as Teams would send it.</summary>
/// <param name="Kind">personal, channel or groupChat.</param>
internal sealed record Talk(ITalkedTo App, string Conversation, string Kind, TestPerson Person)
{
    private const string BotId = "28:gengobot";

    private static int _lastActivity;

    public string? Tenant { get; init; } = "72f988bf-0000-4000-8000-000000000042";

    public string? Locale { get; init; } = "en-US";

    public string? ServiceUrl { get; init; }

    /// <summary>The team of a channel, where the activity names it.</summary>
    public string? Team { get; init; }

    /// <summary>Takes "Working…" for an answer. Everybody else waits for what comes in its place.</summary>
    public bool IsHasty { get; init; }

    private bool IsShared => Kind != "personal";

    /// <summary>Another person in the same conversation.</summary>
    public Talk As(TestPerson person) => this with { Person = person };

    /// <summary>A typed message; in a channel it mentions the bot.</summary>
    public Task<Reply> SayAsync(string text, Action<JsonObject>? change = null)
    {
        var message = Activity("message");
        message["text"] = IsShared ? $"<at>GengoBot</at> {text}" : text;
        message["textFormat"] = "plain";
        if (IsShared)
        {
            message["entities"] = new JsonArray(new JsonObject
            {
                ["type"] = "mention",
                ["text"] = "<at>GengoBot</at>",
                ["mentioned"] = new JsonObject { ["id"] = BotId, ["name"] = "GengoBot" },
            });
        }

        change?.Invoke(message);
        return SendAsync(message);
    }

    /// <summary>A typed message that mentions others too, each where the text says <c>@</c>.</summary>
    public Task<Reply> SayAsync(string text, TestPerson[] mentioned)
    {
        var parts = text.Split('@');
        var named = string.Concat(parts.Select((part, index) => index == 0 ? part : $"<at>{mentioned[index - 1].Name}</at>{part}"));
        return SayAsync(named, message =>
        {
            var entities = message["entities"]?.AsArray() ?? [];
            message["entities"] = entities;
            foreach (var person in mentioned)
            {
                entities.Add(new JsonObject
                {
                    ["type"] = "mention",
                    ["text"] = $"<at>{person.Name}</at>",
                    ["mentioned"] = new JsonObject { ["id"] = person.Id, ["name"] = person.Name },
                });
            }
        });
    }

    /// <summary>Presses a button of a card, as a client with Action.Execute does: its data and the card's inputs go along.</summary>
    public Task<Reply> ClickAsync(DrawnCard card, string title, params (string Name, string Value)[] typed) =>
        ExecuteAsync(card.Button(title).Verb, Data(card, title, typed), card.MessageId);

    /// <summary>The same in a client that knows Action.Submit only.</summary>
    public Task<Reply> SubmitAsync(DrawnCard card, string title, params (string Name, string Value)[] typed) =>
        SubmitAsync(Data(card, title, typed), card.MessageId);

    /// <summary>Presses it in the way that is asked for.</summary>
    public Task<Reply> PressAsync(bool execute, DrawnCard card, string title, params (string Name, string Value)[] typed) =>
        execute ? ClickAsync(card, title, typed) : SubmitAsync(card, title, typed);

    /// <summary>What a client sends for a button: its data and the card's inputs, each with what is in it.</summary>
    public static JsonObject Data(DrawnCard card, string title, params (string Name, string Value)[] typed)
    {
        var button = card.Button(title);
        var data = JsonNode.Parse(button.Data.GetRawText())?.AsObject() ?? [];
        if (button.TakesInputs)
        {
            foreach (var (name, value) in card.Inputs)
            {
                data[name] = value;
            }
        }

        foreach (var (name, value) in typed)
        {
            Assert.True(button.TakesInputs && card.Inputs.ContainsKey(name), $"Nobody can fill in '{name}' for '{title}'.");
            data[name] = value;
        }

        return data;
    }

    public Task<Reply> ExecuteAsync(string? verb, JsonNode? data, string? cardId = "m1", Action<JsonObject>? change = null)
    {
        var invoke = Activity("invoke");
        invoke["name"] = "adaptiveCard/action";
        invoke["replyToId"] = cardId;
        invoke["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data },
            ["trigger"] = "manual",
        };
        change?.Invoke(invoke);
        return SendAsync(invoke);
    }

    /// <summary>What a client does by itself when a card with a refresh comes into view.</summary>
    public Task<Reply> RefreshAsync(DrawnCard card)
    {
        var action = card.Json.GetProperty("refresh").GetProperty("action");
        return ExecuteAsync(action.Text("verb"), JsonNode.Parse(action.GetProperty("data").GetRawText()), card.MessageId, AsRefresh);
    }

    /// <summary>What a client asks for itself: a search, a link that was pasted.</summary>
    public Task<Reply> InvokeAsync(string name, JsonNode? value)
    {
        var invoke = Activity("invoke");
        invoke["name"] = name;
        invoke["value"] = value?.DeepClone();
        return SendAsync(invoke);
    }

    public static void AsRefresh(JsonObject invoke) => invoke["value"]!["trigger"] = "automatic"; // ExecuteAsync wrote value.

    public Task<Reply> SubmitAsync(JsonNode? value, string? cardId = "m1")
    {
        var message = Activity("message");
        message["value"] = value;
        message["replyToId"] = cardId;
        return SendAsync(message);
    }

    public JsonObject Activity(string type) => new()
    {
        ["type"] = type,
        ["id"] = Interlocked.Increment(ref _lastActivity).ToString(CultureInfo.InvariantCulture),
        ["timestamp"] = "2026-11-24T12:00:00.000Z",
        ["serviceUrl"] = ServiceUrl ?? App.Teams.ServiceUrl,
        ["channelId"] = "msteams",
        ["from"] = new JsonObject { ["id"] = Person.Id, ["name"] = Person.Name, ["aadObjectId"] = Person.AadObjectId },
        ["recipient"] = new JsonObject { ["id"] = BotId, ["name"] = "GengoBot" },
        ["conversation"] = new JsonObject
        {
            ["id"] = Conversation,
            ["conversationType"] = Kind,
            ["tenantId"] = Tenant,
            ["isGroup"] = IsShared ? true : null,
        },
        ["channelData"] = Team is null
            ? new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } }
            : new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant }, ["team"] = new JsonObject { ["id"] = Team } },
        ["locale"] = Locale,
    };

    public async Task<Reply> SendAsync(JsonObject activity)
    {
        var before = App.Teams.Messages.Count;
        using var content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await App.Http.PostAsync("/api/messages", content, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var answered = body.Length == 0 ? default : JsonElement.Parse(body);
        App.Teams.Look(answered);
        var reply = new Reply(
            answer.StatusCode,
            answered,
            [.. App.Teams.Messages.Skip(before)],
            Conversation,
            (string?)activity["replyToId"]);

        // Where others read along, what one person presses is answered elsewhere in the end.
        var isAnsweredHere = !IsShared || (string?)activity["type"] == "message";
        return IsHasty || !isAnsweredHere || !reply.IsWorking ? reply : await LateAsync(reply, before);
    }

    private async Task<Reply> LateAsync(Reply reply, int before)
    {
        var working = reply.Card.MessageId;
        var late = await App.Teams.WaitAsync(message => message.Id == working && message.HasCard && !message.Card.IsWorking, before);
        return reply with { Body = default, Sent = [.. App.Teams.Messages.Skip(before).TakeWhile(message => message != late), late] };
    }
}
