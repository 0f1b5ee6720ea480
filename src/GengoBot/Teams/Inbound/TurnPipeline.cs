using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Notifications;
using GengoBot.Teams.Connector;
using GengoBot.Teams.Outbound;
using Microsoft.Bot.Schema;

namespace GengoBot.Teams.Inbound;

/// <summary>
/// Takes an input to its answer, the same way whether it was typed, clicked, submitted or refreshed: finds who asks and about which
/// account, carries it out, and publishes the answer.
/// </summary>
internal sealed class TurnPipeline(
    TurnFactory turns, PastedKeys keys, CommandDispatcher commands, ErrorBoundary errors, InvokeDeduplicator invokes,
    AnswerPublisher publisher, ConversationLifecycle lifecycle, TimeProvider time)
{
    /// <returns>The response to a click in a client that waits for one; null where the answer is a message.</returns>
    public async Task<AdaptiveCardInvokeResponse?> RunAsync(TurnInput input, CancellationToken cancellationToken)
    {
        var startedAt = time.GetTimestamp();
        var (begun, reading, refusal) = await BeginAsync(input, cancellationToken);
        if (begun is not { } turn || refusal.Length > 0)
        {
            return await RefuseAsync(input, begun, refusal, cancellationToken);
        }

        if (turn.IsAutomatic)
        {
            return await publisher.RefreshAsync(HandleAsync(turn));
        }

        publisher.Prepare(turn.Conversation);
        var writes = commands.Writes(input.Form, reading);
        if (turn.Kind == InteractionKind.Execute)
        {
            _ = lifecycle.SeenAsync(turn.Conversation, isSure: false);
            return await publisher.RespondAsync(turn, input.Form, WorkAsync(), startedAt);
        }

        // A submitted form gives its place to the answer, so that it is not used twice.
        var inPlace = input.Form is not null && writes;
        await publisher.SendAsync(input.Context, turn, input.Form, WorkAsync(), inPlace, cancellationToken);
        await lifecycle.SeenAsync(turn.Conversation, isSure: true);
        return null;

        async Task<Answer> WorkAsync()
        {
            var answer = await errors.GuardAsync(turn, () => writes ? invokes.OnceAsync(turn, input.Form, HandleAsync) : LookAsync());

            // A client that sends a form as a message has emptied it by now.
            return turn.Kind == InteractionKind.Submit ? WordsBack.With(input.Form, answer).About(turn.CardAccount) : answer;
        }

        async Task<Answer> LookAsync() =>
            input.Form is { } form && await commands.RefuseToShowAsync(turn, cancellationToken) is null
            && await invokes.LookAgainAsync(turn, form) is { } answer
                ? answer
                : await HandleAsync(turn);

        async Task<Answer> HandleAsync(Turn once) =>
            (await errors.GuardAsync(once, () => commands.HandleAsync(input.Form, reading, once, cancellationToken)))
            .About(turn.CardAccount);
    }

    /// <returns>The turn, and what was typed; or the sentence that says why nothing is done.</returns>
    private async Task<(Turn? Turn, CommandReading? Reading, string Refusal)> BeginAsync(
        TurnInput input, CancellationToken cancellationToken)
    {
        var (begun, refusal) = await turns.BeginAsync(input.Context, input.Kind, cancellationToken);
        if (begun is not { } turn)
        {
            return (null, null, refusal);
        }

        if (HoldsKey(input))
        {
            // Whatever it was to do, somebody has to act on the key first.
            return (turn, null, Strings.KeyPasted);
        }

        var reading = input.Message is { } message ? commands.Read(message) : null;
        if (input.Form is { } form && !commands.NeedsAccount(form))
        {
            return (turn, reading, "");
        }

        var named = (reading as CommandReading.Understood)?.Command.Options.GetValueOrDefault(CardFields.Account);
        var (about, unknown) = await turns.AboutAsync(turn, named, input.Form, cancellationToken);
        return (about ?? turn, reading, unknown);
    }

    /// <summary>Whether a pasted Gengo key is in what was typed: it would go to a translator, or on record.</summary>
    private bool HoldsKey(TurnInput input) =>
        input.Form is { } form ? form.Fields.Values.Any(keys.IsIn) : keys.IsIn(input.Message?.Words);

    /// <param name="turn">Null where the conversation may not be spoken to at all.</param>
    private async Task<AdaptiveCardInvokeResponse?> RefuseAsync(
        TurnInput input, Turn? turn, string sentence, CancellationToken cancellationToken)
    {
        Answer answer = new Answer.Say(sentence, IsProblem: true);
        if (turn is not null && !HoldsKey(input))
        {
            answer = WordsBack.With(input.Form, answer);
        }

        if (input.Kind is InteractionKind.Execute or InteractionKind.Refresh)
        {
            return InvokeResponses.Of(answer);
        }

        if (turn is null)
        {
            await input.Context.SendActivityAsync(Messages.Of(sentence), cancellationToken);
            return null;
        }

        await publisher.SendAsync(input.Context, turn, input.Form, Task.FromResult(answer), inPlace: false, cancellationToken);
        return null;
    }
}
