using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace GengoBot.Teams.Outbound;

/// <summary>Puts an answer where it belongs: in the card's place for the one who clicked, in the conversation, or in a person's own chat.</summary>
internal sealed partial class Replies(TeamsConversations teams, Announcements announcements, RosterCache members, ShownJobStore shown, PersonalChats chats, ILogger<Replies> logger)
{
    private const int Ok = 200;
    private const int BadRequest = 400;
    private const string CardType = "application/vnd.microsoft.card.adaptive";
    private const string SentenceType = "application/vnd.microsoft.activity.message";
    private const string ErrorType = "application/vnd.microsoft.error";

    /// <summary>Tells everyone else what became of a click. The click has its own answer, so a failure here is only logged.</summary>
    public async Task TellOthersAsync(Turn turn, Answer answer, CancellationToken cancellationToken)
    {
        try
        {
            await TellAsync(turn, answer, cancellationToken);
        }
        catch (Exception failed)
        {
            Log.NotTold(logger, turn.Reference, failed);
        }
    }

    private async Task TellAsync(Turn turn, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Update is { } news)
        {
            // With the card that everyone sees, what is on it is remembered.
            await announcements.TellAsync(turn, news, answeredAt: null, cancellationToken);
        }
        else
        {
            await SawAsync(turn, (answer as Answer.Show)?.Shown ?? (answer as Answer.Form)?.Shown, cancellationToken);
        }

        if (answer.Line is { } line && turn.Conversation.IsShared)
        {
            await announcements.SayAsync(turn.Conversation, line, cancellationToken);
        }
    }

    /// <summary>The answer to a click in a client that puts it in the card's place. The inner code says how it went; HTTP is always 200, else the person sees nothing.</summary>
    public static AdaptiveCardInvokeResponse ToInvoke(Answer answer) => answer switch
    {
        Answer.Show show => new AdaptiveCardInvokeResponse { StatusCode = Ok, Type = CardType, Value = ActivityJson.Raw(show.Card.Json) },
        Answer.Form form => new AdaptiveCardInvokeResponse { StatusCode = Ok, Type = CardType, Value = ActivityJson.Raw(form.Card.Json) },
        Answer.Say { IsProblem: true } say => new AdaptiveCardInvokeResponse
        {
            StatusCode = BadRequest,
            Type = ErrorType,
            Value = new Dictionary<string, object> { ["code"] = "BadRequest", ["message"] = say.Sentence },
        },
        Answer.Say say => new AdaptiveCardInvokeResponse { StatusCode = Ok, Type = SentenceType, Value = say.Sentence },
        _ => throw new InvalidOperationException("There is no such answer."),
    };

    /// <summary>Answers a message: what was typed, or the button of a client that only sends its data.</summary>
    /// <param name="isForm">Whether the button was a form's own: then the answer takes the form's place, so that it is not used twice.</param>
    public async Task SendAsync(ITurnContext context, Turn turn, Answer answer, bool isForm, CancellationToken cancellationToken)
    {
        var told = answer.Update is { } news && await announcements.TellAsync(turn, news, isForm ? turn.CardId : null, cancellationToken);

        switch (answer)
        {
            case Answer.Nothing:
                break;

            case Answer.Say say:
                await context.SendActivityAsync(Messages.Of(say.Sentence), cancellationToken);
                break;

            case Answer.Form form when turn.Conversation.IsShared:
                var where = await SendPrivatelyAsync(turn, form.Card, form.Shown, cancellationToken);
                await context.SendActivityAsync(Messages.Of(where), cancellationToken);
                break;

            case Answer.Form form:
                await PostAsync(turn, form.Card, isForm, InTurn(context), cancellationToken);
                await SawAsync(turn, form.Shown, cancellationToken);
                break;

            // Where others read along, the job's own card shows it by now, and the line says it.
            case Answer.Show when told && turn.IsAnsweredInPublic && answer.Update is { Line: not null }:
                break;

            case Answer.Show show:
                var id = await PostAsync(turn, show.Card, isForm, InTurn(context), cancellationToken);
                if (show.Shown is { } seen)
                {
                    await shown.RememberAsync(turn.Conversation.Id, turn.Account.Name, seen.Job, new ShownJob(id, seen.Fingerprint), cancellationToken);
                }

                break;
        }
    }

    /// <summary>Posts a card in place of "Working…" or of a form, for all who see that message.</summary>
    /// <returns>The message that holds the card now.</returns>
    public Task<string?> PostAsync(ITurnContext context, Turn turn, Card card, bool inPlace, CancellationToken cancellationToken) =>
        PostAsync(turn, card, inPlace, InTurn(context), cancellationToken);

    private async Task<string?> PostAsync(Turn turn, Card card, bool inPlace, Func<Card, CancellationToken, Task<string?>> post, CancellationToken cancellationToken)
    {
        card = await members.WithRefreshAsync(turn.Conversation, card, turn.Conversation.IsShared ? null : turn.Person);
        if (inPlace && turn.CardId is { } clicked)
        {
            try
            {
                await teams.UpdateAsync(turn.Conversation, clicked, card, cancellationToken);
                return clicked;
            }
            catch (Exception refused) when (Messages.IsUndelivered(refused))
            {
                Log.NotUpdated(logger, turn.Reference, refused);
            }
        }

        return await post(card, cancellationToken);
    }

    /// <summary>Through the turn, whose reply may have to go out in the answer to its request.</summary>
    private static Func<Card, CancellationToken, Task<string?>> InTurn(ITurnContext context) =>
        async (card, cancellationToken) => (await context.SendActivityAsync(Messages.Of(card), cancellationToken))?.Id;

    /// <summary>An answer that came too late for its request.</summary>
    /// <param name="workingId">The message that says "Working…"; null where it is only in one person's view of a card that others see too.</param>
    public async Task SendLateAsync(Turn turn, Answer answer, string? workingId, CancellationToken cancellationToken)
    {
        // Where "Working…" is a message that all read, it becomes the line itself.
        var line = turn.IsAnsweredInPublic && workingId is not null ? answer.Update?.Line : null;
        var told = answer.Update is { } news && await announcements.TellAsync(turn, line is null ? news : news with { Line = null }, workingId, cancellationToken);
        var (card, seen) = answer switch
        {
            Answer.Show when told && line is not null => (new CardDraft().Line("{0}", line).Done(), null),
            Answer.Show show => (show.Card, show.Shown),
            Answer.Form form => (form.Card, form.Shown),
            Answer.Say { IsProblem: true } say => (new CardDraft().Problem(say.Sentence).Done(), null),
            Answer.Say say => (new CardDraft().Line("{0}", say.Sentence).Done(), (SeenText?)null),
            _ => throw new InvalidOperationException("There is no such answer."),
        };

        if (answer is Answer.Form && turn.Conversation.IsShared)
        {
            var where = await SendPrivatelyAsync(turn, card, seen, cancellationToken);
            (card, seen) = (new CardDraft().Line("{0}", where).Done(), null);
        }

        if (workingId is not null)
        {
            await PostAsync(turn with { CardId = workingId }, card, inPlace: true, (late, token) => teams.PostAsync(turn.Conversation, late, token), cancellationToken);
            if (seen is not null)
            {
                await shown.RememberAsync(turn.Conversation.Id, turn.Account.Name, seen.Job, new ShownJob(answer is Answer.Show ? workingId : null, seen.Fingerprint), cancellationToken);
            }
        }
        else if (!told && answer is not Answer.Form)
        {
            await SendPrivatelyAsync(turn, card, seen, cancellationToken);
        }
    }

    /// <summary>What is for one person never goes where others read along: it goes to that person's own chat.</summary>
    /// <returns>A sentence for this conversation that says so, or how the person lets the bot write to them.</returns>
    private async Task<string> SendPrivatelyAsync(Turn turn, Card card, SeenText? seen, CancellationToken cancellationToken)
    {
        var isReached = await chats.OpenAsync(
            turn,
            async (chat, token) =>
            {
                var sent = await teams.PostAsync(chat, card.RefreshedFor([turn.Person.Id]), token);
                if (seen is not null)
                {
                    await shown.RememberAsync(chat.Id, turn.Account.Name, seen.Job, new ShownJob(sent, seen.Fingerprint, turn.Conversation), token);
                }
            },
            cancellationToken);
        return Sentence.InPlainText(isReached ? Strings.FormIsInChat : Strings.AddMeFirst, turn.Person.Name);
    }

    /// <summary>In a person's own chat a text has been seen that is on a form, or in the place of the clicked card; in a shared one only that person saw it.</summary>
    private async Task SawAsync(Turn turn, SeenText? seen, CancellationToken cancellationToken)
    {
        if (seen is not null && !turn.Conversation.IsShared)
        {
            await shown.RememberAsync(turn.Conversation.Id, turn.Account.Name, seen.Job, new ShownJob(Fingerprint: seen.Fingerprint), cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Reference}: the card could not be updated, it is sent anew.")]
        public static partial void NotUpdated(ILogger logger, string reference, Exception exception);

        [LoggerMessage(LogLevel.Error, "{Reference}: the others could not be told.")]
        public static partial void NotTold(ILogger logger, string reference, Exception exception);
    }
}
