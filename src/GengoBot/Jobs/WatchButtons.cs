using System.Globalization;
using Gengo;
using GengoBot.Cards;
using GengoBot.Commands;

namespace GengoBot.Jobs;

/// <summary>The buttons that start, stop and mute watches.</summary>
internal static class WatchButtons
{
    public static Button Watch(JobId job) => About(Strings.ButtonWatch, Verbs.Watch, job);

    public static Button Stop(JobId job) => About(Strings.ButtonUnwatch, Verbs.Unwatch, job);

    /// <param name="page">The page of the list with the button: the answer is the list again.</param>
    public static Button Stop(JobId job, int page)
    {
        var button = About(Sentence.InPlainText(Strings.ButtonUnwatchJob, job), Verbs.Unwatch, job);
        button.Data[CardFields.Page] = page.ToString(CultureInfo.InvariantCulture);
        return button;
    }

    public static Button Mute(JobId job) => About(Strings.ButtonMute, Verbs.Mute, job);

    public static Button Open(JobId job) => About(Sentence.InPlainText(Strings.ButtonOpenJob, job), Verbs.Job, job);

    /// <summary>The button asks for confirmation.</summary>
    public static Button StopAll() => new(Strings.ButtonUnwatchAll, Verbs.Unwatch, $"{Verbs.Unwatch} all")
    {
        Data = { [CardFields.All] = "true" },
    };

    public static Button StopAllNow() => new(Strings.ButtonUnwatchAll, Verbs.Unwatch, $"{Verbs.Unwatch} all --{CardFields.Confirm}")
    {
        Style = CardDraft.Destructive,
        Data = { [CardFields.All] = "true", [CardFields.Confirm] = "true" },
    };

    public static Button Watching() => new(Strings.ButtonWatching, Verbs.Watching, Verbs.Watching);

    public static Button Unmute() => new(Strings.ButtonUnmute, Verbs.Unmute, Verbs.Unmute);

    public static Button Unmute(JobId job) => About(Strings.ButtonUnmute, Verbs.Unmute, job);

    public static Button Resume() => new(Strings.ButtonResume, Verbs.Resume, Verbs.Resume) { Style = CardDraft.Positive };

    private static Button About(string title, string verb, JobId job) => new(title, verb, $"{verb} {job}")
    {
        Data = { [CardFields.Job] = job.ToString() },
    };
}
