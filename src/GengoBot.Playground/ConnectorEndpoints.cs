using System.Text.Json;

namespace GengoBot.Playground;

/// <summary>
/// The page's Bot Framework connector, to which the bot sends its messages.
/// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
/// </summary>
internal static class ConnectorEndpoints
{
    public static void MapConnector(this RouteGroupBuilder playground)
    {
        var conversations = playground.MapGroup("/v3/conversations");
        conversations.MapPost("/", CreateConversationAsync);
        conversations.MapPost("/{conversation}/activities", SendAsync);
        conversations.MapPost("/{conversation}/activities/{replyTo}", SendAsync);
        conversations.MapPut("/{conversation}/activities/{id}", UpdateAsync);
        conversations.MapDelete("/{conversation}/activities/{id}", Delete);
        conversations.MapGet("/{conversation}/members", (string conversation) =>
            OnRoster(conversation, people => Results.Json(Members(people), PlaygroundJson.Default.IReadOnlyListMember)));
        conversations.MapGet("/{conversation}/pagedmembers", (string conversation) =>
            OnRoster(conversation, people => Results.Json(new MemberPage(Members(people)), PlaygroundJson.Default.MemberPage)));
        conversations.MapGet("/{conversation}/members/{member}", (string conversation, string member) =>
            OnRoster(conversation, people => OneMember(people, member)));
    }

    private static async Task<IResult> CreateConversationAsync(HttpContext context, ChatStore store)
    {
        var (body, refusal) = await JsonBody.ReadAsync(context);
        if (refusal is not null)
        {
            return refusal;
        }

        if (body.Member("channelData", "channel") is { } channel)
        {
            return OpenThread(Conversation.Find(channel.Text("id")), body.Member("activity"), store);
        }

        var members = body.Member("members") is { ValueKind: JsonValueKind.Array } given ? given : default;
        if (members.ValueKind != JsonValueKind.Array || members.GetArrayLength() != 1)
        {
            return ConnectorError.BadArgument("Name exactly one member: a bot opens 1:1 chats and channel threads.");
        }

        return Organization.PersonById(members[0].Text("id")) is { } person
            ? Created(new ResourceId(Conversation.OneToOne(person).Id))
            : ConnectorError.Forbidden("ForbiddenOperationException", "The bot is not installed for this member.");
    }

    private static IResult OpenThread(Conversation? channel, JsonElement? activity, ChatStore store)
    {
        if (channel is not { IsChannel: true, Thread: null })
        {
            return ConnectorError.ConversationNotFound();
        }

        if (activity is not { ValueKind: JsonValueKind.Object } first || first.Text("type") != "message")
        {
            return ConnectorError.BadArgument("A thread is opened with its first message, in activity.");
        }

        if (BotMessage.Refuse(first) is { } refusal)
        {
            return refusal;
        }

        var message = store.Add(store.NextId(), channel, first, person: null);
        return Created(new ResourceId((channel with { Thread = message.Id }).Id, message.Id));
    }

    // The address of a reply names the message that it answers. Teams shows replies like other messages, so the page ignores that part.
    private static async Task<IResult> SendAsync(string conversation, HttpContext context, ChatStore store)
    {
        if (Conversation.Find(conversation) is not { } found || !store.HasThread(found))
        {
            return ConnectorError.ConversationNotFound();
        }

        var (activity, refusal) = await JsonBody.ReadAsync(context);
        if (refusal is not null)
        {
            return refusal;
        }

        var id = store.NextId();
        switch (activity.Text("type"))
        {
            case "message":
                if (BotMessage.Refuse(activity) is { } tooMuch)
                {
                    return tooMuch;
                }

                store.Add(id, found, activity, person: null);
                break;
            case "typing":
                store.Typing(found);
                break;
            default:
                return ConnectorError.BadArgument("Only message and typing can be sent.");
        }

        return Created(new ResourceId(id));
    }

    private static IResult Created(ResourceId resource) =>
        Results.Json(resource, PlaygroundJson.Default.ResourceId, statusCode: StatusCodes.Status201Created);

    private static async Task<IResult> UpdateAsync(string conversation, string id, HttpContext context, ChatStore store)
    {
        var (found, refusal) = OwnMessage(conversation, id, store);
        if (found is null)
        {
            return refusal;
        }

        var (activity, unreadable) = await JsonBody.ReadAsync(context);
        unreadable ??= activity.Text("type") == "message"
            ? BotMessage.Refuse(activity)
            : ConnectorError.BadArgument("Only a message can be updated.");
        if (unreadable is not null)
        {
            return unreadable;
        }

        store.Update(id, found, activity);
        return Results.Json(new ResourceId(id), PlaygroundJson.Default.ResourceId);
    }

    private static IResult Delete(string conversation, string id, ChatStore store)
    {
        var (found, refusal) = OwnMessage(conversation, id, store);
        if (found is null)
        {
            return refusal;
        }

        store.Remove(id, found);
        return Results.Ok();
    }

    private static (Conversation? Found, IResult Refusal) OwnMessage(string conversation, string id, ChatStore store)
    {
        if (Conversation.Find(conversation) is not { } found)
        {
            return (null, ConnectorError.ConversationNotFound());
        }

        return store.Find(id, found) switch
        {
            null => (null, ConnectorError.ActivityNotFound()),
            { Person: not null } => (null, ConnectorError.Forbidden("NotEnoughPermissions", "The message was written by someone else.")),
            _ => (found, Results.Empty),
        };
    }

    /// <summary>Answers for the people of a chat or channel, or of the whole team when its id is given.</summary>
    private static IResult OnRoster(string id, Func<IReadOnlyList<Person>, IResult> answer) =>
        (id == Organization.TeamId ? Organization.People : Conversation.Find(id)?.Members) is { } people
            ? answer(people)
            : ConnectorError.ConversationNotFound();

    private static IReadOnlyList<Member> Members(IReadOnlyList<Person> people) => [.. people.Select(Member.Of)];

    private static IResult OneMember(IReadOnlyList<Person> people, string id) =>
        Organization.PersonById(id) is { } person && people.Contains(person)
            ? Results.Json(Member.Of(person), PlaygroundJson.Default.Member)
            : ConnectorError.MemberNotFound();
}
