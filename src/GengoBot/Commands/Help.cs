using System.Collections.Concurrent;
using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Text;

namespace GengoBot.Commands;

/// <summary>Shows what people can type, from the same table as the commands, and answers what was not understood.</summary>
internal sealed class Help(Vocabulary vocabulary, CallbackAddress callbacks) : ICommand
{
    /// <summary>A topic of the help that is no command: <c>help callback</c>.</summary>
    private const string CallbackTopic = "callback";

    // One card for each role and language. The title stands for the language, so there are only as many as translations.
    private readonly ConcurrentDictionary<(string Title, Role Role), Card> _all = [];

    public Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        var about = command.Text.Trim().ToLowerInvariant();
        if (about == CallbackTopic)
        {
            return Task.FromResult(AboutCallbacks(turn));
        }

        var one = vocabulary.Find(about) ?? vocabulary.Commands.FirstOrDefault(info => info.Verb.Aliases.Contains(about));
        return Task.FromResult<Answer>(new Answer.Show(one is null ? _all.GetOrAdd((Strings.HelpTitle, turn.Role), All) : About(one)));
    }

    /// <summary>The card shown once when the app is added to a team or chat: what it is, and what to do next.</summary>
    public static Card Welcome() => new CardDraft()
        .Title(Strings.WelcomeTitle)
        .Line(Strings.WelcomeText)
        .Line(Tone.Subtle, Strings.WelcomeNext)
        .Buttons(new Button(Strings.ButtonHelp, Verbs.Help, Verbs.Help))
        .Done();

    public static Answer Unknown(CommandReading.Unknown unknown, Vocabulary vocabulary)
    {
        if (unknown.Meant is not { } meant || vocabulary.Find(meant.Verb) is not { } info)
        {
            return new Answer.Show(new CardDraft()
                .Title(Strings.NotUnderstoodTitle)
                .Line(Strings.NotUnderstood)
                .Buttons(new Button(Strings.ButtonHelp, Verbs.Help, Verbs.Help))
                .Done());
        }

        // A guess never writes to Gengo: its button opens the form.
        var time = meant.Time is { } span ? Durations.Words(span) : null;
        var typed = string.Join(' ', new[] { meant.Verb, meant.All ? CardFields.All : meant.Job?.ToString(), time }.OfType<string>());
        var button = new Button(typed, vocabulary.Action(info) is null ? meant.Verb : Verbs.Ask + meant.Verb, typed);
        foreach (var (name, value) in meant.Options)
        {
            button.Data[name] = value.Length == 0 ? "true" : value;
        }

        if (meant.Job is { } job)
        {
            button.Data[CardFields.Job] = job.ToString();
        }

        if (meant.All)
        {
            button.Data[CardFields.All] = "true";
        }

        if (time is not null)
        {
            button.Data[CardFields.Time] = time;
        }

        if (meant.Revision is { } revision)
        {
            button.Data[meant.OtherRevision is null ? CardFields.Revision : CardFields.From] = revision.ToString(
                System.Globalization.CultureInfo.InvariantCulture);
        }

        if (meant.OtherRevision is { } other)
        {
            button.Data[CardFields.To] = other.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        var words = new FormDraft(meant.Verb, new Dictionary<string, string> { [CardFields.Comment] = meant.Text });
        if (meant.Text.Length > 0 && words.Fit)
        {
            button.Data[CardFields.Comment] = meant.Text;
        }

        return new Answer.Show(new CardDraft()
            .Title(Strings.NotUnderstoodTitle)
            .Line(Strings.DidYouMean, TypedWord.Shown(unknown.Word), meant.Verb)
            .Buttons(button, new Button(Strings.ButtonHelp, Verbs.Help, Verbs.Help))
            .Done());
    }

    /// <summary>Says what is wrong with a command, and how to type it.</summary>
    public static Answer Wrong(CommandReading.Wrong wrong, Vocabulary vocabulary)
    {
        var example = vocabulary.Find(wrong.SoFar.Verb)?.Example ?? Verbs.Help;
        var word = TypedWord.Shown(wrong.Word);
        var option = word.TrimStart('-', '\u2013', '\u2014', '\u2015'); // The sentences add the dashes.
        var sentence = wrong.Mistake switch
        {
            Mistake.JobNumber => Strings.JobNumberLooksLike,
            Mistake.JobOrAll => Sentence.InPlainText(Strings.JobOrAll, word),
            Mistake.JobOrTime => Sentence.InPlainText(Strings.JobOrTime, word),
            Mistake.RevisionNumber => Sentence.InPlainText(Strings.RevisionNumberLooksLike, word),
            Mistake.UnknownOption when wrong.Nearest is { } nearest =>
                Sentence.InPlainText(Strings.UnknownOptionNearest, option, nearest),
            Mistake.UnknownOption => Sentence.InPlainText(Strings.UnknownOption, option),
            Mistake.OptionNeedsValue => Sentence.InPlainText(Strings.OptionNeedsValue, option),
            Mistake.OptionTakesNoValue => Sentence.InPlainText(Strings.OptionTakesNoValue, option),
            _ => Sentence.InPlainText(Strings.UnexpectedText, wrong.SoFar.Verb),
        };
        return new Answer.Say(sentence + " " + Sentence.InPlainText(Strings.NothingDone, example), IsProblem: true);
    }

    private Card All((string Title, Role Role) reader)
    {
        var draft = new CardDraft().Title(reader.Title).Line(Strings.HelpIntro);
        draft.Facts(
            [.. vocabulary.Commands.Where(info => info.Role <= reader.Role).Select(info => (info.Example, (object)info.Summary()))]);
        return draft.Line(Tone.Subtle, Strings.HelpMore).Done();
    }

    /// <summary>
    /// Shows the address for Gengo's callbacks. Anyone who knows it can make this bot poll jobs, so only admins see it, and never where
    /// others can read it.
    /// </summary>
    private Answer AboutCallbacks(Turn turn)
    {
        if (turn.Spoken is not { Name: var account })
        {
            return new Answer.Say(Strings.NoAccountYet, IsProblem: true);
        }

        if (!turn.May(Role.Admin))
        {
            return new Answer.Say(
                Sentence.InPlainText(Strings.MayNot, $"{Verbs.Help} {CallbackTopic}", RoleWords.Of(Role.Admin)), IsProblem: true);
        }

        if (turn.Conversation.IsShared)
        {
            return new Answer.Say(Strings.CallbackInOwnChat);
        }

        return callbacks.Public(account) is { } address
            ? new Answer.Show(
                new CardDraft()
                    .Title(Strings.CallbackTitle, account)
                    .Line(Strings.CallbackText)
                    .Quote(address.ToString(), rightToLeft: false)
                    .Line(Tone.Subtle, Strings.CallbackKeep)
                    .Done())
            : new Answer.Say(
                callbacks.HasSecret(account) ? Strings.CallbackNeedsAddress : Sentence.InPlainText(Strings.CallbackNeedsSecret, account));
    }

    private static Card About(CommandInfo info)
    {
        var draft = new CardDraft().Title("{0}", info.Verb.Name).Line(info.Summary());
        var facts = new List<(string, object)> { (Strings.HelpExample, info.Example) };
        if (info.Verb.Aliases.Length > 0)
        {
            facts.Add((Strings.HelpAliases, string.Join(", ", info.Verb.Aliases)));
        }

        if (info.Verb.Options.Count > 0)
        {
            facts.Add(
                (Strings.HelpOptions, string.Join(
                    ' ', info.Verb.Options.Select(option => option.TakesValue ? $"--{option.Name} …" : $"--{option.Name}"))));
        }

        if (info.Role != Role.None)
        {
            facts.Add((Strings.HelpWho, RoleWords.Of(info.Role)));
        }

        return draft.Facts([.. facts]).Buttons(new Button(Strings.ButtonHelp, Verbs.Help, Verbs.Help)).Done();
    }
}
