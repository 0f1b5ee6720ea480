using GengoBot.Cards;
using GengoBot.Hosting;
using GengoBot.Writes;

namespace GengoBot.Reviews;

/// <summary>After three wrong answers in a row for a job, whoever gave them, the next one has to wait; and each time longer.</summary>
internal sealed record CaptchaPause(int Wrong, DateTimeOffset? Last)
{
    private const int Free = 3;

    private static readonly Backoff Pause = new(TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(15));

    /// <summary>What is older does not count.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    public static async Task<CaptchaPause> WrongBeforeAsync(JobWriteStore actions, JobWrite action, TimeProvider time, CancellationToken cancellationToken)
    {
        var (wrong, last) = await actions.EndingsAsync(action, WriteResult.WrongCaptcha, time.GetUtcNow() - Memory, cancellationToken);
        return new CaptchaPause(wrong, last);
    }

    /// <returns>What to say of one more wrong answer.</returns>
    public static string AfterWrong(CaptchaPause? before, TimeProvider time)
    {
        var now = new CaptchaPause((before?.Wrong ?? 0) + 1, time.GetUtcNow());
        return now.PauseLeft(time) is { } left ? $"{Strings.CaptchaWrong} {left}" : Strings.CaptchaWrong;
    }

    /// <returns>A sentence that says how long; null where the next answer is free.</returns>
    public string? PauseLeft(TimeProvider time)
    {
        if (Wrong < Free || Last is not { } last)
        {
            return null;
        }

        var left = last + Pause.After(Wrong - Free + 1) - time.GetUtcNow();
        return left > TimeSpan.Zero ? Sentence.InPlainText(Strings.CaptchaPause, Wrong, (int)Math.Ceiling(left.TotalSeconds)) : null;
    }
}
