using System.Globalization;
using Gengo;
using GengoBot.Access;
using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Jobs;
using GengoBot.Notifications;
using GengoBot.Polling;
using GengoBot.Teams.Outbound;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;

namespace GengoBot.Teams.Inbound;

/// <summary>The bot in Teams: hears what is typed and clicked, finds who may do it, and hands it to the one handler behind its verb.</summary>
internal sealed partial class TranslationBot(
    Vocabulary vocabulary, AllowedTenants tenants, TurnFactory turns, PastedKeys keys, GrantStore grants, ShownJobStore shown, InvokeDeduplicator deliveries, Replies replies, LateAnswers late, RosterCache members, WelcomeStore welcomes, ConversationLifecycle places, JobIndex index, JobReader look, JobLinks links, TimeProvider time, ILogger<TranslationBot> logger)
    : TeamsActivityHandler
{
    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        var activity = turnContext.Activity;
        var clicked = activity.Value is not null && string.IsNullOrWhiteSpace(activity.Text);
        if (!clicked && !ActivityReader.IsAddressed(activity))
        {
            return;
        }

        CultureInfo.CurrentUICulture = ActivityReader.LanguageOf(activity);
        var (begun, refusal) = await turns.BeginAsync(turnContext, clicked ? InteractionKind.Submit : InteractionKind.Typed, cancellationToken);
        if (begun is not { } turn)
        {
            await turnContext.SendActivityAsync(Messages.Of(refusal), cancellationToken);
            return;
        }

        var form = clicked ? CardForm.Read(ActivityJson.ToElement(activity.Value)) : null;
        if (form is null ? keys.IsIn(activity.Text) : HoldsKey(form))
        {
            // Not even its words are looked at: whatever it was to do, somebody has to act on the key first.
            await turnContext.SendActivityAsync(Messages.Of(Strings.KeyPasted), cancellationToken);
            return;
        }

        var reading = clicked ? null : Read(activity, turn);
        (begun, refusal) = await AboutAsync(turn, reading, form, cancellationToken);
        if (begun is null)
        {
            await turnContext.SendActivityAsync(Messages.Of(refusal), cancellationToken);
            return;
        }

        turn = begun;
        turns.Mark(turn);
        Begin(turn);

        // A form's own button: the answer takes the form's place, so that it is not used twice.
        var isForm = form is not null && Find(form.Verb).Action is not null;
        var work = GuardedAsync(turn, () => isForm || Writes(reading) ? deliveries.OnceAsync(activity, turn, form, CarryOutAsync) : CarryOutAsync(turn));
        if (await late.InTimeAsync(work) is { } answer)
        {
            await replies.SendAsync(turnContext, turn, answer, isForm, cancellationToken);
        }
        else
        {
            var workingId = await replies.PostAsync(turnContext, turn, LateAnswers.Working(form), isForm, cancellationToken);
            late.Finish(turn, work, workingId, form);
        }

        await places.SeenAsync(turn.Conversation, isSure: true);

        Task<Answer> CarryOutAsync(Turn once) => form is null ? TypedAsync(reading, once, cancellationToken) : ClickedAsync(form, once, cancellationToken);
    }

    // Of these two the packages hand over what they read as Newtonsoft's types.
    protected override async Task<InvokeResponse> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
    {
        var value = ActivityJson.ToElement(turnContext.Activity.Value);
        switch (turnContext.Activity.Name)
        {
            case CardActionInvoke.Name:
                var (click, refusal) = CardActionInvoke.Read(value);
                return click is null ? refusal! : CreateInvokeResponse(await ClickedAsync(turnContext, click, cancellationToken)); // One of the two there is.

            case Choose:
                return CreateInvokeResponse(await ChosenAsync(turnContext, CardForm.Read(value), cancellationToken));

            default:
                return await base.OnInvokeActivityAsync(turnContext, cancellationToken);
        }
    }

    private async Task<AdaptiveCardInvokeResponse> ClickedAsync(ITurnContext<IInvokeActivity> turnContext, CardActionInvoke click, CancellationToken cancellationToken)
    {
        var clickedAt = time.GetTimestamp();
        CultureInfo.CurrentUICulture = ActivityReader.LanguageOf(turnContext.Activity);
        var (begun, refusal) = await turns.BeginAsync(turnContext, InteractionKind.Execute, cancellationToken);
        if (begun is not { } turn)
        {
            return Replies.ToInvoke(new Answer.Say(refusal, IsProblem: true));
        }

        var form = CardForm.Read(click.Data, click.Verb);
        if (HoldsKey(form))
        {
            return Replies.ToInvoke(new Answer.Say(Strings.KeyPasted, IsProblem: true));
        }

        (begun, refusal) = await AboutAsync(turn, reading: null, form, cancellationToken);
        if (begun is null)
        {
            return Replies.ToInvoke(new Answer.Say(refusal, IsProblem: true));
        }

        turn = begun;
        turns.Mark(turn);
        if (click.IsRefresh)
        {
            return await RefreshAsync(form, turn with { IsAutomatic = true }, cancellationToken);
        }

        Begin(turn);
        _ = places.SeenAsync(turn.Conversation, isSure: false);
        var work = GuardedAsync(turn, () => Find(form.Verb).Action is null ? CarryOutAsync(turn) : deliveries.OnceAsync(turnContext.Activity, turn, form, once => GuardedAsync(once, () => CarryOutAsync(once))));
        if (await late.InTimeAsync(work) is not { } answer)
        {
            late.Finish(turn, work, turn.Conversation.IsShared ? null : turn.CardId, form);
            return Replies.ToInvoke(new Answer.Show(LateAnswers.Working(form)));
        }

        await late.TellOthersAsync(turn, answer, clickedAt);
        return Replies.ToInvoke(answer);

        Task<Answer> CarryOutAsync(Turn once) => ClickedAsync(form, once, cancellationToken);
    }

    /// <summary>
    /// A client asked by itself: nobody clicked, so nothing is written, told or remembered. What cannot be shown at once is an error, which leaves
    /// the card as it is.
    /// </summary>
    private async Task<AdaptiveCardInvokeResponse> RefreshAsync(CardForm form, Turn turn, CancellationToken cancellationToken)
    {
        if (form.Verb != Verbs.Job)
        {
            return Replies.ToInvoke(new Answer.Say(Strings.UnknownButton, IsProblem: true));
        }

        var work = GuardedAsync(turn, () => ClickedAsync(form, turn, cancellationToken));
        return Replies.ToInvoke(await late.InTimeAsync(work) ?? new Answer.Say(Strings.GengoUnavailable, IsProblem: true));
    }

    /// <summary>What is typed into a card goes to a translator, or on record.</summary>
    private bool HoldsKey(CardForm form) => form.Fields.Values.Any(keys.IsIn);

    /// <summary>What chooses accounts is about none: its card may be older than the last choice.</summary>
    private Task<(Turn? Turn, string Refusal)> AboutAsync(Turn turn, CommandReading? reading, CardForm? form, CancellationToken cancellationToken) =>
        form is not null && Find(form.Verb).Command is { NeedsAccount: false }
            ? Task.FromResult<(Turn?, string)>((turn, ""))
            : turns.AboutAsync(turn, (reading as CommandReading.Understood)?.Command.Options.GetValueOrDefault(CardFields.Account), form, cancellationToken);

    private CommandReading Read(IMessageActivity activity, Turn turn)
    {
        var mentions = ActivityReader.MentionsOf(activity);
        var reading = vocabulary.Reader.Read(activity.Text, activity.TextFormat, mentions, turn.Conversation.BotId);
        return reading is CommandReading.Understood understood
            ? new CommandReading.Understood(understood.Command with { Mentions = [.. mentions.Where(mention => mention.Id != turn.Conversation.BotId)] })
            : reading;
    }

    /// <summary>Who reads along is asked while Gengo is.</summary>
    private void Begin(Turn turn)
    {
        if (turn.Conversation.IsShared)
        {
            _ = members.AskAsync(turn.Conversation);
        }
    }

    private bool Writes(CommandReading? reading) => reading is CommandReading.Understood understood && vocabulary.Find(understood.Command.Verb)?.Verb.Writes == true;

    private async Task<Answer> TypedAsync(CommandReading? reading, Turn turn, CancellationToken cancellationToken) =>
        reading switch
        {
            CommandReading.Understood understood => await RunAsync(understood.Command, turn, cancellationToken),
            CommandReading.Nothing => await RunAsync(new Command(Verbs.Help), turn, cancellationToken),
            CommandReading.Unknown unknown => Help.Unknown(unknown, vocabulary),
            CommandReading.Wrong wrong => Help.Wrong(wrong, vocabulary),
            _ => throw new InvalidOperationException("The reader knows a kind of reading that the bot does not."),
        };

    private async Task<Answer> ClickedAsync(CardForm form, Turn turn, CancellationToken cancellationToken)
    {
        var (command, action) = Find(form.Verb);
        if (command is null)
        {
            return new Answer.Say(Strings.UnknownButton, IsProblem: true);
        }

        if (action is null)
        {
            return await RunAsync(Command.Of(command.Verb.Name, form), turn, cancellationToken);
        }

        return await RefuseAsync(command, turn, cancellationToken)
            ?? (form.Job is null ? new Answer.Say(Strings.JobNumberLooksLike, IsProblem: true) : await action.HandleAsync(form, turn, cancellationToken));
    }

    /// <summary>The command behind a button, and the action if the button is a form's own.</summary>
    private (CommandInfo? Command, ICardAction? Action) Find(string verb)
    {
        if (verb.StartsWith(Verbs.Ask, StringComparison.Ordinal))
        {
            return (vocabulary.Find(verb[Verbs.Ask.Length..]), null);
        }

        var command = vocabulary.Find(verb);
        return (command, command is null ? null : vocabulary.Action(command));
    }

    private async Task<Answer> RunAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        var info = vocabulary.Required(command.Verb);
        if (await RefuseAsync(info, turn, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (Lacks(info.Verb.Takes, command))
        {
            if (turn.Conversation.Kind == ConversationKind.Personal || await shown.OnlyJobOfAsync(turn.Conversation.Id, turn.Account.Name, cancellationToken) is not { } job)
            {
                return new Answer.Say(
                    info.Verb.Takes == Takes.JobOrTime
                        ? Sentence.InPlainText(Strings.WhichJobOrTime, info.Example, command.Verb)
                        : Sentence.InPlainText(Strings.WhichJob, info.Example),
                    IsProblem: true);
            }

            command = command with { Job = job };
        }

        return await vocabulary.Command(info).HandleAsync(command, turn, cancellationToken);
    }

    /// <summary>Whether a job has to be known and was not named, nor what may stand in its place.</summary>
    private static bool Lacks(Takes takes, Command command) => command.Job is null && takes switch
    {
        Takes.Nothing or Takes.JobIfAny => false,
        Takes.JobOrAll => !command.All,
        Takes.JobOrTime => command.Time is null,
        _ => true,
    };

    /// <summary>The one place where somebody may not, however they asked. It names who may: people with grants here, else who decides.</summary>
    private async Task<Answer.Say?> RefuseAsync(CommandInfo command, Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Spoken is null && command.NeedsAccount)
        {
            return new Answer.Say(Strings.NoAccountYet, IsProblem: true);
        }

        if (turn.May(command.Role))
        {
            return null;
        }

        var role = RoleWords.Of(command.Role);
        var able = await grants.NamesOfAsync(command.Role, turn, cancellationToken);
        return new Answer.Say(
            able.Count == 0 ? Sentence.InPlainText(Strings.MayNot, command.Verb.Name, role) : Sentence.InPlainText(Strings.MayNotAsk, command.Verb.Name, role, GrantArguments.Names(able)),
            IsProblem: true);
    }

    /// <summary>Turns what Gengo refuses into its sentence. What nobody foresaw gets an apology with a number that the log has too.</summary>
    private async Task<Answer> GuardedAsync(Turn turn, Func<Task<Answer>> handle)
    {
        try
        {
            return await handle();
        }
        catch (GengoException refused)
        {
            Log.Refused(logger, turn.Reference, refused.Code, refused.HttpStatus);
            return new Answer.Say(GengoErrorText.For(refused), IsProblem: true);
        }
        catch (Exception unforeseen)
        {
            Log.Failed(logger, turn.Reference, unforeseen);
            return new Answer.Say(Sentence.InPlainText(Strings.Sorry, turn.Reference), IsProblem: true);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Reference}: Gengo refused with code {Code}, HTTP status {Status}.")]
        public static partial void Refused(ILogger logger, string reference, int? code, System.Net.HttpStatusCode? status);

        [LoggerMessage(LogLevel.Error, "{Reference}: the turn failed.")]
        public static partial void Failed(ILogger logger, string reference, Exception exception);
    }
}
