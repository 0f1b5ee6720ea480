using System.Globalization;
using Gengo;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Text;
using GengoBot.Writes;

namespace GengoBot.Jobs;

/// <summary>Puts a job's state into words.</summary>
internal static class JobWords
{
    /// <summary>The status in words. A status that nobody knows yet is shown as it is.</summary>
    public static string Of(JobStatus status) => status switch
    {
        _ when status == JobStatus.Queued => Strings.StatusQueued,
        _ when status == JobStatus.Available => Strings.StatusAvailable,
        _ when status == JobStatus.Pending => Strings.StatusPending,
        _ when status == JobStatus.Reviewable => Strings.StatusReviewable,
        _ when status == JobStatus.Revising => Strings.StatusRevising,
        _ when status == JobStatus.Approved => Strings.StatusApproved,
        _ when status == JobStatus.Rejected => Strings.StatusRejected,
        _ when status == JobStatus.Canceled => Strings.StatusCanceled,
        _ when status == JobStatus.Hold => Strings.StatusHold,
        _ => status.Raw,
    };

    /// <summary>How a job got its status: "approved 2 minutes ago by Ana", or that it was not through this bot.</summary>
    public static string Since(JobView view, DateTimeOffset now)
    {
        var status = view.Job.Status;
        if (view.LastAction is { } action && WriteKind.TookEffect(action.Kind, status))
        {
            return Sentence.InPlainText(
                Strings.StateSince, Done(action.Kind), Durations.Roughly(now - (action.EndedAt ?? action.StartedAt)), action.Person.Name);
        }

        return status == JobStatus.Approved || status == JobStatus.Revising || status == JobStatus.Rejected || status == JobStatus.Canceled
            ? Sentence.InPlainText(Strings.StateNotThroughMe, Of(status))
            : Of(status);
    }

    public static string Languages(Job job) => Languages(job.SourceLanguage, job.TargetLanguage);

    public static string Languages(string source, string target) => LanguageNames.Of(source) + " → " + LanguageNames.Of(target);

    /// <summary>What kind of job it is; empty for a plain translation of a text.</summary>
    public static string Kind(Job job)
    {
        var services = job.Services.Where(static service => service != "translation").ToList();
        var parts = new List<string>(3);
        if (IsFile(job))
        {
            parts.Add(Strings.KindFile);
        }
        else if (job.Type is { } type && type != "text")
        {
            parts.Add(type);
        }

        if (services.Count > 0)
        {
            parts.Add(string.Join(", ", job.Services));
        }

        if (job.GlossaryId is { } glossary)
        {
            parts.Add(Sentence.InPlainText(Strings.KindGlossary, glossary));
        }

        return string.Join(" · ", parts);
    }

    /// <summary>The label over a job's translation.</summary>
    public static string TranslationLabel(Job job) => ShownTranslations.Of(job) switch
    {
        ShownTranslation.Machine => Strings.MachineLabel,
        ShownTranslation.NotFinal => Strings.NotFinalLabel,
        _ => Strings.TranslationLabel,
    };

    public static bool IsFile(Job job) => job.Type == "file" || job.SourceFile is not null || job.TranslationFile is not null;

    public static string Order(Job job)
    {
        var parts = new List<string>(3);
        if (job.Tier is { Length: > 0 } tier)
        {
            parts.Add(tier);
        }

        if (job.UnitCount is { } units)
        {
            parts.Add(string.Format(
                CultureInfo.InvariantCulture,
                job.UnitType == "character" ? Strings.UnitCharacters : job.UnitType == "word" ? Strings.UnitWords : Strings.Units,
                units.ToString("N0", CultureInfo.InvariantCulture)));
        }

        if (job.Price is { } price)
        {
            parts.Add($"{price.Amount.ToString("0.00##", CultureInfo.InvariantCulture)} {price.Currency}".TrimEnd());
        }

        return string.Join(" · ", parts);
    }

    /// <summary>How a write ended, and why if that is not plain.</summary>
    public static string Outcome(WriteState state, string? ending)
    {
        var outcome = state switch
        {
            WriteState.Done => Strings.OutcomeDone,
            WriteState.Refused => Strings.OutcomeRefused,
            _ => Strings.OutcomeLost,
        };
        var why = ending switch
        {
            WriteResult.Busy => Strings.EndingBusy,
            WriteResult.MovedOn => Strings.EndingMovedOn,
            WriteResult.TextChanged => Strings.EndingTextChanged,
            WriteResult.WrongCaptcha => Strings.EndingWrongCaptcha,
            WriteResult.CaptchaPause => Strings.EndingCaptchaPause,
            WriteResult.NotTaken => Strings.EndingNotTaken,
            WriteResult.NotArrived => Strings.EndingNotArrived,
            WriteResult.NotSent => Strings.EndingNotSent,
            WriteResult.FoundLater => Strings.EndingFoundLater,
            _ => null,
        };
        return why is null ? outcome : $"{outcome}, {why}";
    }

    /// <summary>What was done, as used in "approved 2 minutes ago by Ana".</summary>
    public static string Done(string kind) => kind switch
    {
        WriteKind.Approve => Strings.DoneApproved,
        WriteKind.Revise => Strings.DoneSentBack,
        WriteKind.Reject => Strings.DoneRejected,
        WriteKind.Cancel => Strings.DoneCanceled,
        _ => Strings.DoneCommented,
    };
}
