using System.Collections.Concurrent;
using GengoBot.Accounts;
using GengoBot.Cards;

namespace GengoBot.Commands;

/// <summary>Says what can be typed, made from the same table as the commands; and what to do about something that was not understood.</summary>
internal sealed class Help(Vocabulary vocabulary, CallbackAddress callbacks) : ICommand
{
    /// <summary>Asked for like a command, and is none: <c>help callback</c>.</summary>
    private const string CallbackTopic = "callback";

    // The same for everyone of a role and a language. The title stands for the language: there are as many as translations, however many tags clients send.
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

    /// <summary>Once, when the app comes into a team or chat: what it is, and what to do next.</summary>
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

        // What writes to Gengo is never run from a guess: its button opens the form.
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
            button.Data[meant.OtherRevision is null ? CardFields.Revision : CardFields.From] = revision.ToString(System.Globalization.CultureInfo.InvariantCulture);
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
            .Line(Strings.DidYouMean, unknown.Word, meant.Verb)
            .Buttons(button, new Button(Strings.ButtonHelp, Verbs.Help, Verbs.Help))
            .Done());
    }

    /// <summary>Understood but for one thing: says which, and how it is typed.</summary>
    public static Answer Wrong(CommandReading.Wrong wrong, Vocabulary vocabulary)
    {
        var example = vocabulary.Find(wrong.SoFar.Verb)?.Example ?? Verbs.Help;
        var sentence = wrong.Mistake switch
        {
            Mistake.JobNumber => Strings.JobNumberLooksLike,
            Mistake.JobOrAll => Sentence.InPlainText(Strings.JobOrAll, wrong.Word),
            Mistake.JobOrTime => Sentence.InPlainText(Strings.JobOrTime, wrong.Word),
            Mistake.RevisionNumber => Sentence.InPlainText(Strings.RevisionNumberLooksLike, wrong.Word),
            Mistake.UnknownOption when wrong.Nearest is { } nearest => Sentence.InPlainText(Strings.UnknownOptionNearest, OptionName(wrong), nearest),
            Mistake.UnknownOption => Sentence.InPlainText(Strings.UnknownOption, OptionName(wrong)),
            Mistake.OptionNeedsValue => Sentence.InPlainText(Strings.OptionNeedsValue, OptionName(wrong)),
            Mistake.OptionTakesNoValue => Sentence.InPlainText(Strings.OptionTakesNoValue, OptionName(wrong)),
            _ => Sentence.InPlainText(Strings.UnexpectedText, wrong.SoFar.Verb),
        };
        return new Answer.Say(sentence + " " + Sentence.InPlainText(Strings.NothingDone, example), IsProblem: true);
    }

    /// <summary>The option without its dashes, which the sentences bring along.</summary>
    private static string OptionName(CommandReading.Wrong wrong) => wrong.Word.TrimStart('-', '\u2013', '\u2014', '\u2015');

    private Card All((string Title, Role Role) reader)
    {
        var draft = new CardDraft().Title(reader.Title).Line(Strings.HelpIntro);
        draft.Facts([.. vocabulary.Commands.Where(info => info.Role <= reader.Role).Select(info => (info.Example, (object)info.Summary()))]);
        return draft.Line(Tone.Subtle, Strings.HelpMore).Done();
    }

    /// <summary>The address to give to Gengo. Whoever knows it can make this bot look at jobs, so it is for admins, and for no conversation that others read.</summary>
    private Answer AboutCallbacks(Turn turn)
    {
        if (turn.Spoken is not { Name: var account })
        {
            return new Answer.Say(Strings.NoAccountYet, IsProblem: true);
        }

        if (!turn.May(Role.Admin))
        {
            return new Answer.Say(Sentence.InPlainText(Strings.MayNot, $"{Verbs.Help} {CallbackTopic}", RoleWords.Of(Role.Admin)), IsProblem: true);
        }

        if (turn.Conversation.IsShared)
        {
            return new Answer.Say(Strings.CallbackInOwnChat);
        }

        return callbacks.Public(account) is { } address
            ? new Answer.Show(new CardDraft().Title(Strings.CallbackTitle, account).Line(Strings.CallbackText).Quote(address.ToString(), rightToLeft: false).Line(Tone.Subtle, Strings.CallbackKeep).Done())
            : new Answer.Say(callbacks.HasSecret(account) ? Strings.CallbackNeedsAddress : Sentence.InPlainText(Strings.CallbackNeedsSecret, account));
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
            facts.Add((Strings.HelpOptions, string.Join(' ', info.Verb.Options.Select(option => option.TakesValue ? $"--{option.Name} …" : $"--{option.Name}"))));
        }

        if (info.Role != Role.None)
        {
            facts.Add((Strings.HelpWho, RoleWords.Of(info.Role)));
        }

        return draft.Facts([.. facts]).Buttons(new Button(Strings.ButtonHelp, Verbs.Help, Verbs.Help)).Done();
    }
}
