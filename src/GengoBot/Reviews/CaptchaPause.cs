using GengoBot.Cards;
using GengoBot.Hosting;
using GengoBot.Writes;

namespace GengoBot.Reviews;

/// <summary>
/// Makes the next captcha answer wait after three wrong ones in a row for a job, whoever gave them, and longer each time.
/// </summary>
internal sealed record CaptchaPause(int Wrong, DateTimeOffset? Last)
{
    private const int Free = 3;

    private static readonly Backoff Pause = new(TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(15));

    /// <summary>Older answers do not count.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    public static async Task<CaptchaPause> WrongBeforeAsync(
        JobWriteStore writes, JobWrite begun, TimeProvider time, CancellationToken cancellationToken)
    {
        var (wrong, last) = await writes.EndingsAsync(begun, WriteResult.WrongCaptcha, time.GetUtcNow() - Memory, cancellationToken);
        return new CaptchaPause(wrong, last);
    }

    /// <returns>The sentence about one more wrong answer.</returns>
    public static string AfterWrong(CaptchaPause? before, TimeProvider time)
    {
        var now = new CaptchaPause((before?.Wrong ?? 0) + 1, time.GetUtcNow());
        return now.PauseLeft(time) is { } left ? $"{Strings.CaptchaWrong} {left}" : Strings.CaptchaWrong;
    }

    /// <returns>A sentence that says how long to wait; null if the next answer need not wait.</returns>
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
