using System.Text.Json;
using Gengo.Wire;

namespace Gengo;

public sealed partial class GengoClient
{
    /// <summary>Reads a job, in any status. Gengo asks not to poll a job more often than every 30 minutes.</summary>
    /// <param name="job">The job's number.</param>
    /// <param name="preMt">Asks for a machine's translation while the human one is not ready. The live service dropped this in 2016 and ignores it.</param>
    /// <param name="cancellationToken">Ends the call and its retries.</param>
    public async Task<Job> GetJobAsync(JobId job, bool preMt = false, CancellationToken cancellationToken = default)
    {
        var response = await ReadAsync(PathOf(job) + (preMt ? "?pre_mt=1" : ""), WireJson.Default.JobResponse, cancellationToken);
        return response.Job?.ToJob(job) ?? throw Lacking();
    }

    /// <summary>Accepts a reviewable translation; the translator is paid, and nothing takes it back. 2250: not reviewable. 2500 to 2503: bad feedback.</summary>
    /// <exception cref="ArgumentException">The rating is not 1 to 5, or a text is too long. Nothing was sent.</exception>
    public async Task ApproveJobAsync(JobId job, Approval approval, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(approval);
        if (approval.Rating is < 1 or > 5)
        {
            throw new ArgumentOutOfRangeException(nameof(approval), approval.Rating, "A rating is 1 to 5.");
        }

        await PutAsync(job, new JobAction("approve")
        {
            Rating = approval.Rating,
            ForTranslator = Optional(approval.ForTranslator, nameof(approval)),
            ForMygengo = Optional(approval.ForStaff, nameof(approval)),
            Public = approval.Public ? 1 : 0,
        }, cancellationToken);
    }

    /// <summary>Sends a reviewable translation back to its translator; the comment joins the job's thread. 2250: not reviewable.</summary>
    /// <exception cref="ArgumentException">The comment is empty or over <see cref="GengoLimits.CommentLength"/>. Nothing was sent.</exception>
    public async Task ReviseJobAsync(JobId job, string comment, CancellationToken cancellationToken = default) =>
        await PutAsync(job, new JobAction("revise") { Comment = Checked(comment, nameof(comment)) }, cancellationToken);

    /// <summary>
    /// Rejects a reviewable translation. Where the job has a <see cref="Job.CaptchaUrl"/> the answer to it must come along.
    /// 2250 or 2650: not reviewable. 2400: captcha missing.
    /// </summary>
    /// <exception cref="ArgumentException">The comment is empty or too long, or a choice is none of its enumeration. Nothing was sent.</exception>
    /// <exception cref="WrongCaptchaException">The captcha was wrong, with the next picture.</exception>
    public async Task RejectJobAsync(JobId job, Rejection rejection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rejection);
        await PutAsync(job, new JobAction("reject")
        {
            Reason = WordFor(rejection.Reason),
            Comment = Checked(rejection.Comment, nameof(rejection)),
            Captcha = string.IsNullOrWhiteSpace(rejection.Captcha) ? null : rejection.Captcha.Trim(),
            FollowUp = WordFor(rejection.FollowUp),
        }, cancellationToken);
    }

    /// <summary>Cancels a job that no translator has taken. It stays readable as <see cref="JobStatus.Canceled"/>. 2252: no longer available.</summary>
    public async Task CancelJobAsync(JobId job, CancellationToken cancellationToken = default) =>
        await SendAsync(HttpMethod.Delete, PathOf(job), null, cancellationToken);

    private async Task PutAsync(JobId job, JobAction action, CancellationToken cancellationToken) =>
        await SendAsync(HttpMethod.Put, PathOf(job), JsonSerializer.Serialize(action, WireJson.Default.JobAction), cancellationToken);

    private static string? Optional(string? text, string name) => string.IsNullOrWhiteSpace(text) ? null : Checked(text, name);

    private static string WordFor(RejectionReason reason) => reason switch
    {
        RejectionReason.Quality => "quality",
        RejectionReason.Incomplete => "incomplete",
        RejectionReason.Other => "other",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Gengo knows no such reason."),
    };

    private static string WordFor(FollowUp followUp) => followUp switch
    {
        FollowUp.Requeue => "requeue",
        FollowUp.Cancel => "cancel",
        _ => throw new ArgumentOutOfRangeException(nameof(followUp), followUp, "Gengo knows no such follow-up."),
    };
}
