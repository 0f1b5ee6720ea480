using System.Text.Json;
using Gengo.Wire;

namespace Gengo;

public sealed partial class GengoClient
{
    /// <summary>Reads a job, in any status. Gengo asks to poll a job at most every 30 minutes.</summary>
    /// <param name="job">Must be above zero.</param>
    /// <param name="preMt">
    /// Asks for a machine translation while the human one is not ready. Gengo dropped this in 2016, and its live service ignores it.
    /// </param>
    /// <param name="cancellationToken">Ends the call and its retries.</param>
    public async Task<Job> GetJobAsync(JobId job, bool preMt = false, CancellationToken cancellationToken = default)
    {
        var response = await ReadAsync(PathOf(job) + (preMt ? "?pre_mt=1" : ""), WireJson.Default.JobResponse, cancellationToken);
        return response.Job?.ToJob(job) ?? throw MissingContent();
    }

    /// <summary>
    /// Approves a reviewable job. The translator is paid, and nothing undoes it; the price was taken from the credits when the job was
    /// ordered. Refused with <see cref="GengoCodes.JobNotReviewable"/> in any other status, and with
    /// <see cref="GengoCodes.RatingMissing"/> to <see cref="GengoCodes.PublicFlagInvalid"/> for feedback that Gengo does not accept.
    /// </summary>
    /// <exception cref="ArgumentException">The rating is not 1 to 5, or a text is too long. Nothing was sent.</exception>
    public async Task ApproveJobAsync(JobId job, Approval approval, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(approval);
        if (approval.Rating is < 1 or > 5)
        {
            throw new ArgumentOutOfRangeException(nameof(approval), approval.Rating, "The rating must be 1 to 5.");
        }

        await PutAsync(job, new JobAction("approve")
        {
            Rating = approval.Rating,
            ForTranslator = Optional(approval.ForTranslator, nameof(approval)),
            ForMygengo = Optional(approval.ForStaff, nameof(approval)),
            Public = approval.Public ? 1 : 0,
        }, cancellationToken);
    }

    /// <summary>
    /// Sends a reviewable job back to its translator; the comment joins the thread. Refused with
    /// <see cref="GengoCodes.JobNotReviewable"/> in any other status.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The comment is empty or longer than <see cref="GengoLimits.MaxCommentLength"/>. Nothing was sent.
    /// </exception>
    public async Task ReviseJobAsync(JobId job, string comment, CancellationToken cancellationToken = default) =>
        await PutAsync(job, new JobAction("revise") { Comment = Checked(comment, nameof(comment)) }, cancellationToken);

    /// <summary>
    /// Rejects a reviewable job. If the job has a <see cref="Job.CaptchaUrl"/>, the rejection must carry the captcha's text. Refused with
    /// <see cref="GengoCodes.JobNotReviewable"/> or <see cref="GengoCodes.JobStatusInvalid"/> in any other status, and with
    /// <see cref="GengoCodes.CaptchaMissing"/>.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The comment is empty or too long, or the reason or follow-up is not defined. Nothing was sent.
    /// </exception>
    /// <exception cref="WrongCaptchaException">The captcha was wrong. The exception carries the next picture.</exception>
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

    /// <summary>
    /// Cancels a job that no translator has taken. It stays readable as <see cref="JobStatus.Canceled"/>. Gengo does not document whether
    /// it refunds the price. Refused with <see cref="GengoCodes.JobNotCancelable"/> when the job is no longer available.
    /// </summary>
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
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "The reason is not defined."),
    };

    private static string WordFor(FollowUp followUp) => followUp switch
    {
        FollowUp.Requeue => "requeue",
        FollowUp.Cancel => "cancel",
        _ => throw new ArgumentOutOfRangeException(nameof(followUp), followUp, "The follow-up is not defined."),
    };
}
