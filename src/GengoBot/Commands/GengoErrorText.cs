using Gengo;
using GengoBot.Cards;

namespace GengoBot.Commands;

/// <summary>Gengo's error codes as sentences (gengo-api.md, 5). A code that nobody knows comes through with Gengo's own words.</summary>
internal static class GengoErrorText
{
    public static string For(GengoException error) => error switch
    {
        GengoUnavailableException => Strings.GengoUnavailable,
        { Code: 1000 or 1100 or 1150 or 1200 or 1201 } => Strings.GengoKeys,
        { Code: 2050 or 2100 } => Strings.GengoNoJob,
        { Code: 2150 or 2200 } => Strings.GengoNoRevision,
        { Code: 2250 or 2650 } => Strings.GengoNotReviewable,
        { Code: 2252 } => Strings.GengoNotCancelable,
        { Code: 2000 or 2300 } => Strings.GengoCommentMissing,
        { Code: 2350 } => Strings.GengoReasonMissing,
        { Code: 2400 or 2401 } => Strings.GengoCaptchaMissing,
        { Code: 2500 or 2501 or 2502 } => Strings.GengoRating,
        { Code: 2800 } => Strings.GengoUnavailable,
        { Code: { } code } => Sentence.InPlainText(Strings.GengoSays, error.Message, code),
        _ => Sentence.InPlainText(Strings.GengoSaysWithoutCode, error.Message),
    };

    /// <summary>The form's field that a refusal is about; null is the form as a whole.</summary>
    public static string? FieldOf(GengoException error) => error.Code switch
    {
        2000 or 2300 => CardFields.Comment,
        2350 => CardFields.Reason,
        2400 or 2401 => CardFields.Captcha,
        2450 => CardFields.Then,
        2500 or 2501 or 2502 => CardFields.Rating,
        _ => null,
    };
}
