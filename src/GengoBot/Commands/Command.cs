using System.Globalization;
using Gengo;
using GengoBot.Cards;
using GengoBot.Text;

namespace GengoBot.Commands;

/// <summary>A command as read from typed text or a click: a verb of the vocabulary and its arguments.</summary>
internal sealed record Command(string Verb)
{
    /// <summary>The named job; null if the thread has to tell it.</summary>
    public JobId? Job { get; init; }

    /// <summary>The job, for the handler of a verb that takes one: the bot has asked "which job?" if it was missing.</summary>
    public JobId RequiredJob => Job ?? throw new InvalidOperationException($"'{Verb}' came without a job.");

    /// <summary>Whether <c>all</c> was given in place of a job.</summary>
    public bool All { get; init; }

    /// <summary>A span of time: <c>30m</c>, <c>2h</c>, <c>3d</c>.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>The requested page, from 1.</summary>
    public int Page => Options.TryGetValue(CardFields.Page, out var page)
        && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Max(1, number) : 1;

    /// <summary>A revision, as people count them (1 is the oldest) or by Gengo's own number; the older one of a pair.</summary>
    public long? Revision { get; init; }

    /// <summary>The newer revision of a pair.</summary>
    public long? OtherRevision { get; init; }

    /// <summary>The options by name, without dashes. An option without a value has an empty one.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>The free text, as typed.</summary>
    public string Text { get; init; } = "";

    /// <summary>Makes a command of a button that shows something or opens a form.</summary>
    public static Command Of(string verb, CardForm form) => new(verb)
    {
        Job = form.Job,
        All = form.IsOn(CardFields.All),
        Time = Durations.Read(form.Text(CardFields.Time)),
        Revision = Number(form.Text(CardFields.Revision)) ?? Number(form.Text(CardFields.From)),
        OtherRevision = Number(form.Text(CardFields.To)),
        Options = form.Fields,
        Text = form.Verbatim(CardFields.Comment),
    };

    /// <summary>The people mentioned besides the bot, from the activity's entities: a typed name is no person.</summary>
    public IReadOnlyList<TextMention> Mentions { get; init; } = [];

    /// <summary>Leaves out the person's own words, which belong in no log.</summary>
    public override string ToString() => $"{Verb} {Job}".TrimEnd();

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
