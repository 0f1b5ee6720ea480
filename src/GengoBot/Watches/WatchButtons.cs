using System.Globalization;
using Gengo;
using GengoBot.Bot;
using GengoBot.Cards;
using GengoBot.Jobs;

namespace GengoBot.Watches;

/// <summary>The buttons that begin, end and quieten watches.</summary>
internal static class WatchButtons
{
    public static Button Watch(JobId job) => About(Strings.ButtonWatch, StartWatch.Verb, job);

    public static Button Stop(JobId job) => About(Strings.ButtonUnwatch, StopWatch.Verb, job);

    /// <param name="page">Of the list that the button stands on: the answer is the list again.</param>
    public static Button Stop(JobId job, int page)
    {
        var button = About(Sentence.InPlainText(Strings.ButtonUnwatchJob, job), StopWatch.Verb, job);
        button.Data[Command.PageField] = page.ToString(CultureInfo.InvariantCulture);
        return button;
    }

    public static Button Mute(JobId job) => About(Strings.ButtonMute, Watches.Mute.Verb, job);

    public static Button Open(JobId job) => About(Sentence.InPlainText(Strings.ButtonOpenJob, job), ShowJob.Verb, job);

    /// <summary>Asks first.</summary>
    public static Button StopAll() => new(Strings.ButtonUnwatchAll, StopWatch.Verb, $"{StopWatch.Verb} all") { Data = { [Command.AllField] = "true" } };

    public static Button StopAllNow() => new(Strings.ButtonUnwatchAll, StopWatch.Verb, $"{StopWatch.Verb} all --{CommandReader.Confirm}")
    {
        Style = CardDraft.Destructive,
        Data = { [Command.AllField] = "true", [CommandReader.Confirm] = "true" },
    };

    public static Button Watching() => new(Strings.ButtonWatching, ShowWatching.Verb, ShowWatching.Verb);

    public static Button Unmute() => new(Strings.ButtonUnmute, Watches.Unmute.Verb, Watches.Unmute.Verb);

    public static Button Unmute(JobId job) => About(Strings.ButtonUnmute, Watches.Unmute.Verb, job);

    public static Button Resume() => new(Strings.ButtonResume, Watches.Resume.Verb, Watches.Resume.Verb) { Style = CardDraft.Positive };

    private static Button About(string title, string verb, JobId job) => new(title, verb, $"{verb} {job}") { Data = { [CardForm.JobField] = job.ToString() } };
}
