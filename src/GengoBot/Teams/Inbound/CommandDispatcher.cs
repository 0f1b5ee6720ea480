using Gengo;
using GengoBot.Access;
using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Teams.Reading;

namespace GengoBot.Teams.Inbound;

/// <summary>Hands what was typed or clicked to the one handler behind its verb, if the person may do it.</summary>
internal sealed class CommandDispatcher(Vocabulary vocabulary, GrantStore grants, ShownJobStore shown)
{
    public CommandReading Read(WrittenMessage message)
    {
        var reading = vocabulary.Reader.Read(message.Words, message.HoldsEntities);
        return reading is CommandReading.Understood { Command: var command }
            ? new CommandReading.Understood(command with { Mentions = message.People })
            : reading;
    }

    /// <summary>A button that chooses accounts needs none: its card may be older than the last choice.</summary>
    public bool NeedsAccount(CardForm form) => Find(form.Verb).Command is not { NeedsAccount: false };

    /// <summary>Whether it writes something, as each submitted form does: then it must not be carried out twice.</summary>
    public bool Writes(CardForm? form, CommandReading? reading) => form is not null
        ? Find(form.Verb).Action is not null
        : reading is CommandReading.Understood understood && vocabulary.Find(understood.Command.Verb)?.Verb.Writes == true;

    /// <param name="form">What was clicked; null for something typed.</param>
    public Task<Answer> HandleAsync(CardForm? form, CommandReading? reading, Turn turn, CancellationToken cancellationToken) =>
        form is not null ? ClickedAsync(form, turn, cancellationToken) : TypedAsync(reading, turn, cancellationToken);

    /// <returns>Why the person may not see jobs; null where they may.</returns>
    public Task<Answer.Say?> RefuseToShowAsync(Turn turn, CancellationToken cancellationToken) =>
        RefuseAsync(vocabulary.Required(Verbs.Job), turn, cancellationToken);

    private async Task<Answer> TypedAsync(CommandReading? reading, Turn turn, CancellationToken cancellationToken) => reading switch
    {
        CommandReading.Understood understood => await RunAsync(understood.Command, turn, cancellationToken),
        CommandReading.Nothing => await RunAsync(new Command(Verbs.Help), turn, cancellationToken),
        CommandReading.Unknown unknown => Help.Unknown(unknown, vocabulary),
        CommandReading.Wrong wrong => Help.Wrong(wrong, vocabulary),
        _ => throw new InvalidOperationException($"The dispatcher does not know the reading '{reading?.GetType().Name}'."),
    };

    private async Task<Answer> ClickedAsync(CardForm form, Turn turn, CancellationToken cancellationToken)
    {
        var (command, action) = Find(form.Verb);
        if (command is null || (turn.IsAutomatic && form.Verb != Verbs.Job))
        {
            return new Answer.Say(Strings.UnknownButton, IsProblem: true);
        }

        if (action is null)
        {
            return await RunAsync(Command.Of(command.Verb.Name, form), turn, cancellationToken);
        }

        if (await RefuseAsync(command, turn, cancellationToken) is { } refused)
        {
            return WordsBack.With(form, refused);
        }

        return form.Job is null
            ? new Answer.Say(Strings.JobNumberLooksLike, IsProblem: true)
            : await action.HandleAsync(form, turn, cancellationToken);
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
            if (await OnlyJobAsync(turn, cancellationToken) is not { } job)
            {
                var question = info.Verb.Takes == Takes.JobOrTime
                    ? Sentence.InPlainText(Strings.WhichJobOrTime, info.Example, command.Verb)
                    : Sentence.InPlainText(Strings.WhichJob, info.Example);
                return new Answer.Say(question, IsProblem: true);
            }

            command = command with { Job = job };
        }

        return await vocabulary.Command(info).HandleAsync(command, turn, cancellationToken);
    }

    /// <summary>Whether the command needs a job and names neither one nor what may stand in its place.</summary>
    private static bool Lacks(Takes takes, Command command) => command.Job is null && takes switch
    {
        Takes.Nothing or Takes.JobIfAny => false,
        Takes.JobOrAll => !command.All,
        Takes.JobOrTime => command.Time is null,
        _ => true,
    };

    /// <summary>The job of a thread that shows only one.</summary>
    private async Task<JobId?> OnlyJobAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.Conversation.Kind == ConversationKind.Personal
            ? null
            : await shown.OnlyJobOfAsync(turn.Conversation.Id, turn.Account.Name, cancellationToken);

    /// <summary>
    /// Decides, however somebody asked, whether they may. A refusal names who may: people with grants here, else who decides.
    /// </summary>
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
        var sentence = able.Count == 0
            ? Sentence.InPlainText(Strings.MayNot, command.Verb.Name, role)
            : Sentence.InPlainText(Strings.MayNotAsk, command.Verb.Name, role, GrantArguments.Names(able));
        return new Answer.Say(sentence, IsProblem: true);
    }
}
