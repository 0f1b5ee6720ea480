using System.Text.Json;

namespace GengoBot.Playground;

/// <summary>Takes what a person does on the page, keeps it, sends it to the bot and returns the bot's answer.</summary>
internal sealed class SendEndpoint(ChatStore store, BotDoor bot, Installations installations, TeamsActivity activities)
{
    private const int MaxTextChars = 28_000;

    public async Task<IResult> HandleAsync(HttpContext context)
    {
        var (body, refusal) = await JsonBody.ReadAsync(context);
        if (refusal is not null)
        {
            return refusal;
        }

        UserAct? act;
        try
        {
            act = body.Deserialize(PlaygroundJson.Default.UserAct);
        }
        catch (JsonException)
        {
            return ConnectorError.BadArgument("A member of the body has the wrong type.");
        }

        if (act is null || Organization.PersonByKey(act.Person) is not { } person)
        {
            return ConnectorError.BadArgument("person is nobody of the page.");
        }

        if (Conversation.Find(act.Conversation) is not { } conversation
            || !conversation.Members.Contains(person)
            || !store.HasThread(conversation))
        {
            return ConnectorError.ConversationNotFound();
        }

        if (act.Text?.Length > MaxTextChars)
        {
            return ConnectorError.TooBig();
        }

        // The bot gets what a person said even if the page is closed meanwhile.
        var origin = OwnPageOnly.Origin(context.Request);
        var answer = await (act.Kind switch
        {
            "open" => OpenAsync(conversation, person, act, origin),
            "message" when !string.IsNullOrWhiteSpace(act.Text) => SayAsync(conversation, person, act, origin),
            "submit" when act.ReplyToId is not null => SubmitAsync(conversation, person, act, origin),
            "execute" when act.ReplyToId is not null => ExecuteAsync(conversation, person, act, origin),
            _ => Task.FromResult<BotAnswer?>(null),
        });
        return answer is null
            ? ConnectorError.BadArgument("kind is open, message (with text), submit or execute (with replyToId).")
            : Results.Json(answer, PlaygroundJson.Default.BotAnswer);
    }

    private async Task<BotAnswer?> OpenAsync(Conversation conversation, Person person, UserAct act, Uri origin) =>
        await installations.EnsureAsync(conversation, person, act, origin, CancellationToken.None);

    private async Task<BotAnswer?> SayAsync(Conversation conversation, Person person, UserAct act, Uri origin)
    {
        var id = store.NextId();
        var thread = conversation.IsChannel && conversation.Thread is null ? conversation with { Thread = id } : conversation;
        var activity = activities.Message(id, thread, person, act, origin);
        if (act.ShownText is not { Length: 0 })
        {
            var shown = act.ShownText is null
                ? activity
                : activities.Message(id, thread, person, act with { Text = act.ShownText, Mention = false }, origin);
            store.Add(id, thread, JsonSerializer.SerializeToElement(shown, PlaygroundJson.Default.JsonObject), person);
        }

        if (conversation.IsChannel && !act.Mention)
        {
            return new BotAnswer(null, MessageId: id);
        }

        var answer = await installations.EnsureAsync(conversation, person, act, origin, CancellationToken.None);
        if (!answer.Failed)
        {
            answer = await bot.SendAsync(origin, activity, CancellationToken.None);
        }

        if (answer.Failed)
        {
            store.Fail(id, thread, answer.Problem());
        }

        return answer with { MessageId = id };
    }

    // A button talks to the bot directly: it needs no mention, and its message is not shown.
    private async Task<BotAnswer?> SubmitAsync(Conversation conversation, Person person, UserAct act, Uri origin)
    {
        var activity = activities.Message(store.NextId(), conversation, person, act with { Mention = false }, origin);
        return await bot.SendAsync(origin, activity, CancellationToken.None);
    }

    private async Task<BotAnswer?> ExecuteAsync(Conversation conversation, Person person, UserAct act, Uri origin)
    {
        // HandleAsync has checked that an execute names its message.
        var before = store.Find(act.ReplyToId!, conversation)?.Sequence;
        var answer = await bot.SendAsync(origin, activities.Execute(conversation, person, act, origin), CancellationToken.None);

        // A refresh that the client asked for by itself never replaces what the person has done on the card meanwhile.
        var isLate = act.Value?.Text("trigger") == "automatic" && store.Find(act.ReplyToId!, conversation)?.Sequence != before;
        if (!isLate && answer is { Failed: false, Body: { } body }
            && body.Text("type") == BotMessage.CardType
            && body.Member("value") is { ValueKind: JsonValueKind.Object } card)
        {
            store.ShowTo(person, act.ReplyToId!, conversation, card);
        }

        return answer;
    }
}
