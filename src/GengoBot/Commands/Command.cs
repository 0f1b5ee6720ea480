using System.Globalization;
using Gengo;
using GengoBot.Cards;
using GengoBot.Text;

namespace GengoBot.Commands;

/// <summary>What a person typed, understood: a verb of the vocabulary and what followed it.</summary>
internal sealed record Command(string Verb)
{
    /// <summary>The job that was named; none where the thread has to say it.</summary>
    public JobId? Job { get; init; }

    /// <summary>The job, for a handler of a verb that takes one: the bot asks "which job?" before it comes here without.</summary>
    public JobId RequiredJob => Job ?? throw new InvalidOperationException($"'{Verb}' came without a job.");

    /// <summary>In place of a job: <c>all</c> of them.</summary>
    public bool All { get; init; }

    /// <summary>For how long: <c>30m</c>, <c>2h</c>, <c>3d</c>.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>The page asked for, from 1.</summary>
    public int Page => Options.TryGetValue(CardFields.Page, out var page) && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Max(1, number) : 1;

    /// <summary>A revision as people count them (1 is the oldest) or as Gengo numbers them; the older one of a pair.</summary>
    public long? Revision { get; init; }

    /// <summary>The newer revision of a pair.</summary>
    public long? OtherRevision { get; init; }

    /// <summary>By option name, without dashes. An option without a value is there with an empty one.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>The free text, as typed.</summary>
    public string Text { get; init; } = "";

    /// <summary>A button that looks, or opens a form, says the same as a typed command.</summary>
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

    /// <summary>Who was mentioned beside the bot, as the activity's entities say: typed names are no persons.</summary>
    public IReadOnlyList<TextMention> Mentions { get; init; } = [];

    /// <summary>Without the person's own words, which belong into no log.</summary>
    public override string ToString() => $"{Verb} {Job}".TrimEnd();

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
