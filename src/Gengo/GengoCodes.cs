namespace Gengo;

/// <summary>
/// The error codes of Gengo's API, as <see cref="GengoException.Code"/> carries them. Gengo adds codes, so expect others too.
/// Sources: Gengo's page of <see href="https://developers.gengo.com/v2/api_methods/error_codes/">error codes</see>, its
/// <see href="https://github.com/inderjot/gengo_api_docs">pages of 2014</see>,
/// and, where a code says "not documented", the answers that public clients met.
/// </summary>
public static class GengoCodes
{
    /// <summary>The request makes no sense to Gengo. Not documented; seen for an unknown <c>action</c>.</summary>
    public const int BadRequest = 400;

    /// <summary>There is no such address. Not documented.</summary>
    public const int NotFound = 404;

    /// <summary>Gengo had an internal error. Not documented; seen under HTTP 200 too.</summary>
    public const int InternalServerError = 500;

    /// <summary>The key, the signature or the time is wrong.</summary>
    public const int AuthenticationFailed = 1000;

    /// <summary><c>api_sig</c> is missing.</summary>
    public const int SignatureMissing = 1100;

    /// <summary><c>api_key</c> is missing.</summary>
    public const int ApiKeyMissing = 1150;

    /// <summary><c>ts</c> is missing.</summary>
    public const int TimestampMissing = 1200;

    /// <summary><c>ts</c> is not a number.</summary>
    public const int TimestampNotNumeric = 1201;

    /// <summary><c>data</c> is missing.</summary>
    public const int DataMissing = 1250;

    /// <summary><c>data</c> is not JSON.</summary>
    public const int DataNotJson = 1251;

    /// <summary><c>type</c> is missing.</summary>
    public const int TypeMissing = 1300;

    /// <summary>Gengo does not support this type of job.</summary>
    public const int JobTypeNotSupported = 1301;

    /// <summary>The identifier is missing.</summary>
    public const int IdentifierMissing = 1302;

    /// <summary>The quote is missing.</summary>
    public const int QuoteMissing = 1303;

    /// <summary>The tier is not valid.</summary>
    public const int TierInvalid = 1304;

    /// <summary>The quote has too many files.</summary>
    public const int TooManyQuoteFiles = 1305;

    /// <summary>A file of the quote is too large.</summary>
    public const int QuoteFileTooLarge = 1306;

    /// <summary><c>body_src</c> is missing.</summary>
    public const int SourceTextMissing = 1350;

    /// <summary>The source text is not valid.</summary>
    public const int SourceTextInvalid = 1351;

    /// <summary>The content type is not valid.</summary>
    public const int ContentTypeInvalid = 1352;

    /// <summary><c>lc_src</c> is missing.</summary>
    public const int SourceLanguageMissing = 1400;

    /// <summary><c>lc_tgt</c> is missing.</summary>
    public const int TargetLanguageMissing = 1450;

    /// <summary><c>tier</c> is missing.</summary>
    public const int TierMissing = 1500;

    /// <summary>The file name is missing.</summary>
    public const int FileNameMissing = 1501;

    /// <summary>Gengo does not offer this language pair or service.</summary>
    public const int LanguageServiceNotSupported = 1551;

    /// <summary><c>callback_url</c> is not a URL.</summary>
    public const int CallbackUrlInvalid = 1601;

    /// <summary><c>auto_approve</c> is neither 0 nor 1.</summary>
    public const int AutoApproveInvalid = 1651;

    /// <summary><c>use_preferred</c> is neither 0 nor 1.</summary>
    public const int UsePreferredInvalid = 1701;

    /// <summary><c>custom_data</c> is over 1 KB.</summary>
    public const int CustomDataTooLong = 1751;

    /// <summary>The same order was sent within the last five minutes.</summary>
    public const int DuplicateOrder = 1754;

    /// <summary><c>custom_data</c> is not a string. Documented later than 2014.</summary>
    public const int CustomDataNotText = 1758;

    /// <summary><c>jobs</c> is missing.</summary>
    public const int JobsMissing = 1800;

    /// <summary>The files do not match the jobs.</summary>
    public const int JobFilesMismatch = 1801;

    /// <summary>A file could not be uploaded.</summary>
    public const int FileUploadFailed = 1802;

    /// <summary>The key of a file is missing.</summary>
    public const int FileKeyMissing = 1803;

    /// <summary>The identifiers of the jobs are missing.</summary>
    public const int JobIdentifiersMissing = 1804;

    /// <summary><c>as_group</c> is neither 0 nor 1.</summary>
    public const int AsGroupInvalid = 1851;

    /// <summary>The flag that allows a fork is not valid. Documented until 2014.</summary>
    public const int AllowForkInvalid = 1852;

    /// <summary><c>process</c> is neither 0 nor 1.</summary>
    public const int ProcessInvalid = 1901;

    /// <summary>The jobs differ in tier or language, so they cannot be a group.</summary>
    public const int JobsNotGroupable = 1950;

    /// <summary>One job alone cannot be a group.</summary>
    public const int SingleJobNotGroupable = 1951;

    /// <summary>Jobs of the tier <c>ultra</c> cannot be a group. Documented until 2014.</summary>
    public const int UltraJobsNotGroupable = 1952;

    /// <summary><c>body</c>, the text of the comment, is missing.</summary>
    public const int CommentBodyMissing = 2000;

    /// <summary>An attachment of the comment is not valid. Documented later than 2014.</summary>
    public const int AttachmentInvalid = 2010;

    /// <summary>The job id is missing.</summary>
    public const int JobIdMissing = 2050;

    /// <summary>There is no such job, or it belongs to another account.</summary>
    public const int JobNotAccessible = 2100;

    /// <summary>The revision id is missing.</summary>
    public const int RevisionIdMissing = 2150;

    /// <summary>The job has no such revision, or it belongs to another account.</summary>
    public const int RevisionNotAccessible = 2200;

    /// <summary>The job is not reviewable, so it cannot be approved, revised or rejected.</summary>
    public const int JobNotReviewable = 2250;

    /// <summary>The job cannot be purchased in its status. Only version 1 of the API purchases.</summary>
    public const int JobNotPurchasable = 2251;

    /// <summary>The job cannot be canceled in its status: a translator has taken it, or it is closed.</summary>
    public const int JobNotCancelable = 2252;

    /// <summary><c>comment</c> is missing.</summary>
    public const int CommentMissing = 2300;

    /// <summary><c>reason</c> is missing.</summary>
    public const int ReasonMissing = 2350;

    /// <summary>The captcha is missing. Documented until 2014.</summary>
    public const int CaptchaMissing = 2400;

    /// <summary>The captcha is wrong. Documented until 2014; see <see cref="WrongCaptchaException"/>.</summary>
    public const int CaptchaWrong = 2401;

    /// <summary><c>follow_up</c> is neither <c>requeue</c> nor <c>cancel</c>.</summary>
    public const int FollowUpInvalid = 2450;

    /// <summary><c>rating</c> is missing.</summary>
    public const int RatingMissing = 2500;

    /// <summary><c>rating</c> is not a number from 1 to 5.</summary>
    public const int RatingNotNumeric = 2501;

    /// <summary><c>rating</c> is not between 1 and 5.</summary>
    public const int RatingOutOfRange = 2502;

    /// <summary><c>public</c> is not a boolean.</summary>
    public const int PublicFlagInvalid = 2503;

    /// <summary>The group id is missing.</summary>
    public const int GroupIdMissing = 2550;

    /// <summary>There is no such group, or it belongs to another account.</summary>
    public const int GroupNotAccessible = 2600;

    /// <summary>The status of the job does not allow the action.</summary>
    public const int JobStatusInvalid = 2650;

    /// <summary>The account has too few credits.</summary>
    public const int NotEnoughCredits = 2700;

    /// <summary>There is no such order, or it belongs to another account.</summary>
    public const int OrderNotAccessible = 2750;

    /// <summary>The order cannot be canceled while it is queued. Documented later than 2014.</summary>
    public const int OrderStillQueued = 2751;

    /// <summary><c>tone</c> is over 128 characters. Documented later than 2014.</summary>
    public const int ToneTooLong = 2752;

    /// <summary><c>purpose</c> is over 128 characters. Documented later than 2014.</summary>
    public const int PurposeTooLong = 2753;

    /// <summary>The API is unavailable for now, and nothing was done; see <see cref="GengoUnavailableException"/>.</summary>
    public const int TemporarilyUnavailable = 2800;

    /// <summary>Gengo sends HTTP's numbers for a server error as codes too, even with HTTP 200.</summary>
    internal static bool IsServerError(int code) => code is >= 500 and <= 599;
}
