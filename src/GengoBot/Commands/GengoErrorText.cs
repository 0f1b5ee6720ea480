using Gengo;
using GengoBot.Cards;

namespace GengoBot.Commands;

/// <summary>
/// Turns Gengo's error codes (docs/protocol/gengo.md#error-codes) into sentences. An unknown code is shown with Gengo's own words.
/// </summary>
internal static class GengoErrorText
{
    /// <param name="reference">The number that the log has too. What a person can correct in a field needs none.</param>
    public static string For(GengoException error, string reference) => FieldOf(error) is null
        ? With(reference, Of(error))
        : Of(error);

    /// <summary>For a Gengo whose answer nobody waits for any longer.</summary>
    public static string Late(string reference) => With(reference, Strings.GengoUnavailable);

    private static string Of(GengoException error) => error switch
    {
        GengoUnavailableException => Strings.GengoUnavailable,
        { Code: GengoCodes.AuthenticationFailed or GengoCodes.SignatureMissing or GengoCodes.ApiKeyMissing } => Strings.GengoKeys,
        { Code: GengoCodes.TimestampMissing or GengoCodes.TimestampNotNumeric } => Strings.GengoKeys,
        { Code: GengoCodes.JobIdMissing or GengoCodes.JobNotAccessible } => Strings.GengoNoJob,
        { Code: GengoCodes.RevisionIdMissing or GengoCodes.RevisionNotAccessible } => Strings.GengoNoRevision,
        { Code: GengoCodes.JobNotReviewable or GengoCodes.JobStatusInvalid } => Strings.GengoNotReviewable,
        { Code: GengoCodes.JobNotCancelable } => Strings.GengoNotCancelable,
        { Code: GengoCodes.CommentBodyMissing or GengoCodes.CommentMissing } => Strings.GengoCommentMissing,
        { Code: GengoCodes.ReasonMissing } => Strings.GengoReasonMissing,
        { Code: GengoCodes.CaptchaMissing or GengoCodes.CaptchaWrong } => Strings.GengoCaptchaMissing,
        { Code: GengoCodes.RatingMissing or GengoCodes.RatingNotNumeric or GengoCodes.RatingOutOfRange } => Strings.GengoRating,
        { Code: GengoCodes.TemporarilyUnavailable } => Strings.GengoUnavailable,
        { Code: { } code } => Sentence.InPlainText(Strings.GengoSays, error.Message, code),
        _ => Sentence.InPlainText(Strings.GengoSaysWithoutCode, error.Message),
    };

    private static string With(string reference, string sentence) => $"{sentence} {Sentence.InPlainText(Strings.Reference, reference)}";

    /// <returns>The form's field that the error is about; null for the form as a whole.</returns>
    public static string? FieldOf(GengoException error) => error.Code switch
    {
        GengoCodes.CommentBodyMissing or GengoCodes.CommentMissing => CardFields.Comment,
        GengoCodes.ReasonMissing => CardFields.Reason,
        GengoCodes.CaptchaMissing or GengoCodes.CaptchaWrong => CardFields.Captcha,
        GengoCodes.FollowUpInvalid => CardFields.Then,
        GengoCodes.RatingMissing or GengoCodes.RatingNotNumeric or GengoCodes.RatingOutOfRange => CardFields.Rating,
        _ => null,
    };
}
