using GengoBot.Cards;

namespace GengoBot.Notifications;

/// <summary>
/// Why a message did not get through, in plain words (docs/protocol/teams.md#refusals). A code that nobody knows is named as it came.
/// </summary>
internal static class SendFailureText
{
    public static string Of(string? code) => code switch
    {
        "Unauthorized" or "BotNotRegistered" or "HTTP 401" => Strings.TroubleKeys,
        "Timeout" or "Unreachable" or "ConnectionError" or "NameResolutionError" or "SecureConnectionError" => Strings.TroubleUnreachable,
        "PreconditionFailed" or "ServiceError" or "HTTP 500" or "HTTP 502" or "HTTP 503" or "HTTP 504" => Strings.TroubleBusy,
        "MessageSizeTooBig" or "HTTP 413" => Strings.TroubleTooLong,
        _ => Sentence.InPlainText(Strings.TroubleRefused, code),
    };
}
