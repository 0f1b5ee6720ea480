using GengoBot.Cards;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace GengoBot.Bot;

/// <summary>The one place that sends: puts an answer where it belongs, and shows everyone what has become of a job.</summary>
internal sealed partial class Replies(ShownJobs shown, IConfiguration configuration, ILogger<Replies> logger)
{
    private const int Ok = 200;
    private const int BadRequest = 400;
    private const string CardType = "application/vnd.microsoft.card.adaptive";
    private const string SentenceType = "application/vnd.microsoft.activity.message";
    private const string ErrorType = "application/vnd.microsoft.error";

    /// <summary>The answer to a click in a client that puts it in the card's place. The inner code says how it went; HTTP is always 200, else the person sees nothing.</summary>
    public static AdaptiveCardInvokeResponse ToInvoke(Answer answer) => answer switch
    {
        Answer.Show show => new AdaptiveCardInvokeResponse { StatusCode = Ok, Type = CardType, Value = Flavour.FromJson(show.Card.Json) },
        Answer.Form form => new AdaptiveCardInvokeResponse { StatusCode = Ok, Type = CardType, Value = Flavour.FromJson(form.Card.Json) },
        Answer.Say { IsProblem: true } say => new AdaptiveCardInvokeResponse
        {
            StatusCode = BadRequest,
            Type = ErrorType,
            Value = new Dictionary<string, object> { ["code"] = "BadRequest", ["message"] = say.Sentence },
        },
        Answer.Say say => new AdaptiveCardInvokeResponse { StatusCode = Ok, Type = SentenceType, Value = say.Sentence },
        _ => throw new InvalidOperationException("There is no such answer."),
    };

    public static IActivity Plain(string sentence)
    {
        var message = MessageFactory.Text(sentence);
        message.TextFormat = TextFormatTypes.Plain;
        return message;
    }

    public static Task WelcomeAsync(ITurnContext context, Card card, CancellationToken cancellationToken) =>
        context.SendActivityAsync(Message(card), cancellationToken);

    /// <summary>Answers a message: what was typed, or the button of a client that only sends its data.</summary>
    /// <param name="isForm">Whether the button was a form's own: then the answer takes the form's place, so that it is not used twice.</param>
    public async Task SendAsync(ITurnContext context, Turn turn, Answer answer, bool isForm, CancellationToken cancellationToken)
    {
        var told = await TellAsync(context, turn, answer, cancellationToken);

        switch (answer)
        {
            case Answer.Say say:
                await context.SendActivityAsync(Plain(say.Sentence), cancellationToken);
                break;

            case Answer.Form form when turn.Conversation.IsShared:
                await SendPrivatelyAsync(context, turn, form, cancellationToken);
                break;

            case Answer.Form form:
                await PostAsync(context, turn, form.Card, isForm, cancellationToken);
                Remember(turn, form.Shown);
                break;

            // Typed where others read along: the job's own card shows it already, and the line says it.
            case Answer.Show when told && turn.IsAnsweredInPublic && answer.News is { Line: not null }:
                break;

            case Answer.Show show:
                var id = await PostAsync(context, turn, show.Card, isForm, cancellationToken);
                if (show.Shown is { } shownHere)
                {
                    shown.Remember(turn.Conversation.Id, shownHere.Job, before => before with { CardId = id, Fingerprint = shownHere.Fingerprint });
                }

                break;
        }
    }

    /// <summary>Brings the job's card for everyone up to date, and names who did what.</summary>
    /// <returns>Whether there is such a card, and it was updated.</returns>
    public async Task<bool> TellAsync(ITurnContext context, Turn turn, Answer answer, CancellationToken cancellationToken)
    {
        if (turn.Surface == Surface.Execute)
        {
            Remember(turn, (answer as Answer.Show)?.Shown ?? (answer as Answer.Form)?.Shown);
        }

        if (answer.News is not { } news)
        {
            return false;
        }

        var here = shown.Find(turn.Conversation.Id, news.Job);
        var card = here?.CardId ?? (turn.Surface == Surface.Execute ? turn.CardId : null);
        var updated = (turn.Surface != Surface.Submit || card != turn.CardId) && await UpdateCardAsync(context, turn.Conversation, card, news, cancellationToken);
        if (turn.Conversation.IsShared && news.Line is { } line)
        {
            await context.SendActivityAsync(Plain(line), cancellationToken);
        }

        if (here?.Origin is { } origin)
        {
            await TellElsewhereAsync(context, origin, news, cancellationToken);
        }

        return updated;
    }

    private async Task<bool> UpdateCardAsync(ITurnContext context, Conversation conversation, string? cardId, JobNews news, CancellationToken cancellationToken)
    {
        if (cardId is null || news.Card is not { } card)
        {
            return false;
        }

        try
        {
            var message = Message(card.Card);
            message.Id = cardId;
            await context.UpdateActivityAsync(message, cancellationToken);
            shown.Remember(conversation.Id, news.Job, before => before with { CardId = cardId, Fingerprint = card.Shown?.Fingerprint });
            return true;
        }
        catch (ErrorResponseException gone)
        {
            // Deleted, or too old to be changed: what was done is done, and the answer says it.
            Log.NotUpdated(logger, (int?)gone.Response?.StatusCode);
            return false;
        }
    }

    /// <summary>The conversation that the form of a person's own chat came from hears of it too.</summary>
    private async Task TellElsewhereAsync(ITurnContext context, Conversation origin, JobNews news, CancellationToken cancellationToken)
    {
        var reference = new ConversationReference
        {
            Conversation = new ConversationAccount { Id = origin.Id, TenantId = origin.TenantId, ConversationType = origin.Kind == ConversationKind.Channel ? "channel" : "groupChat", IsGroup = true },
            Bot = new ChannelAccount { Id = origin.BotId },
            ChannelId = origin.ChannelId,
            ServiceUrl = origin.ServiceUrl,
        };

        try
        {
            await context.Adapter.ContinueConversationAsync(
                AppId,
                reference,
                async (there, token) =>
                {
                    await UpdateCardAsync(there, origin, shown.Find(origin.Id, news.Job)?.CardId, news, token);
                    if (news.Line is { } line)
                    {
                        await there.SendActivityAsync(Plain(line), token);
                    }
                },
                cancellationToken);
        }
        catch (ErrorResponseException unreachable)
        {
            Log.NotTold(logger, (int?)unreachable.Response?.StatusCode);
        }
    }

    /// <summary>A form never goes where others read along: it goes to the person's own chat, and a line here says so.</summary>
    private async Task SendPrivatelyAsync(ITurnContext context, Turn turn, Answer.Form form, CancellationToken cancellationToken)
    {
        var parameters = new ConversationParameters
        {
            IsGroup = false,
            Bot = new ChannelAccount { Id = turn.Conversation.BotId },
            Members = [new ChannelAccount { Id = turn.Person.Id }],
            TenantId = turn.Conversation.TenantId,
            ChannelData = turn.Conversation.TenantId is { } tenant
                ? new Dictionary<string, object> { ["tenant"] = new Dictionary<string, object> { ["id"] = tenant } }
                : null,
        };

        try
        {
            await context.Adapter.CreateConversationAsync(
                AppId,
                turn.Conversation.ChannelId,
                turn.Conversation.ServiceUrl,
                null,
                parameters,
                async (there, token) =>
                {
                    var sent = await there.SendActivityAsync(Message(form.Card), token);
                    shown.Remember(
                        there.Activity.Conversation.Id,
                        form.Shown.Job,
                        _ => new ShownJobs.Shown(sent?.Id, form.Shown.Fingerprint, turn.Conversation));
                },
                cancellationToken);
            await context.SendActivityAsync(Plain(Sentence.InPlainText(Strings.FormIsInChat, turn.Person.Name)), cancellationToken);
        }
        catch (ErrorResponseException unreachable)
        {
            Log.NoPersonalChat(logger, turn.Reference, (int?)unreachable.Response?.StatusCode);
            await context.SendActivityAsync(Plain(Sentence.InPlainText(Strings.AddMeFirst, turn.Person.Name)), cancellationToken);
        }
    }

    /// <returns>The message that holds the card now.</returns>
    private async Task<string?> PostAsync(ITurnContext context, Turn turn, Card card, bool inPlace, CancellationToken cancellationToken)
    {
        var message = Message(card);

        if (inPlace && turn.CardId is { } clicked)
        {
            try
            {
                message.Id = clicked;
                await context.UpdateActivityAsync(message, cancellationToken);
                return clicked;
            }
            catch (ErrorResponseException gone)
            {
                Log.NotUpdated(logger, (int?)gone.Response?.StatusCode);
                message.Id = null;
            }
        }

        return (await context.SendActivityAsync(message, cancellationToken))?.Id;
    }

    /// <summary>A card that takes the clicked one's place in a person's own chat has been seen there; in a shared one only that person saw it.</summary>
    private void Remember(Turn turn, SeenText? seen)
    {
        if (seen is not null && !turn.Conversation.IsShared)
        {
            shown.Remember(turn.Conversation.Id, seen.Job, before => before with { Fingerprint = seen.Fingerprint });
        }
    }

    private string AppId => configuration["MicrosoftAppId"] ?? "";

    private static Activity Message(Card card)
    {
        var message = (Activity)MessageFactory.Attachment(new Attachment { ContentType = Card.ContentType, Content = Flavour.FromJson(card.Json) });
        message.Summary = card.PlainText;
        return message;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "A card could not be updated, status {Status}.")]
        public static partial void NotUpdated(ILogger logger, int? status);

        [LoggerMessage(LogLevel.Warning, "The conversation a form came from could not be told, status {Status}.")]
        public static partial void NotTold(ILogger logger, int? status);

        [LoggerMessage(LogLevel.Information, "{Reference}: the person's own chat could not be reached, status {Status}.")]
        public static partial void NoPersonalChat(ILogger logger, string reference, int? status);
    }
}
