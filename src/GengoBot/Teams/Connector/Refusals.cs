using System.Net;

namespace GengoBot.Teams.Connector;

/// <summary>What follows where Teams did not take a message.</summary>
internal enum AfterRefusal
{
    /// <summary>Too much at once: wait, and count no try.</summary>
    Wait,

    /// <summary>It may pass: try again at once, and then later.</summary>
    TryAgain,

    /// <summary>Nobody can tell what it means: try again later. Only where it repeats over hours the bot is taken to be gone.</summary>
    Unclear,

    /// <summary>Every message would be refused until somebody changes something: keep them all, and try again later.</summary>
    Keep,

    /// <summary>The conversation is written to at another service address.</summary>
    OtherAddress,

    /// <summary>Only this message is refused, and would be again.</summary>
    GiveUp,

    /// <summary>The message is too long.</summary>
    Shorten,

    /// <summary>The thread is gone: post the message anew.</summary>
    PostAnew,

    /// <summary>The channel takes no new posts, but may take replies.</summary>
    RepliesOnly,

    /// <summary>The bot cannot write there any more.</summary>
    Gone,
}

/// <summary>Where a message was going.</summary>
internal enum MessagePlace
{
    /// <summary>A personal chat or a group chat.</summary>
    Chat,

    /// <summary>A channel, where it would begin a thread.</summary>
    NewPost,

    /// <summary>A thread of a channel.</summary>
    Reply,
}

/// <summary>What each refusal of a message means: docs/protocol/teams.md#refusals, which RefusalsTests holds to this.</summary>
internal static class Refusals
{
    /// <summary>Stands for <c>BadArgument</c> with a message about another region.</summary>
    public const string DifferentRegion = "DifferentRegion";

    private const string BadArgument = "BadArgument";

    /// <summary>Whether the same call may be taken a moment later, whatever else the answer says.</summary>
    public static bool MayPass(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.PreconditionFailed
        or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable
        or HttpStatusCode.GatewayTimeout;

    /// <summary>The code with which a refusal is looked up. Teams tells a region in a message alone.</summary>
    public static string? CodeOf(HttpStatusCode status, string? code, string? message) =>
        status == HttpStatusCode.Forbidden && code?.Replace(" ", "", StringComparison.Ordinal) == BadArgument
            && message?.Contains("region", StringComparison.OrdinalIgnoreCase) == true
            ? DifferentRegion
            : code;

    public static AfterRefusal Find(HttpStatusCode status, string? code, MessagePlace place) => (status, code) switch
    {
        (HttpStatusCode.TooManyRequests, _) => AfterRefusal.Wait,
        _ when MayPass(status) => AfterRefusal.TryAgain,
        (HttpStatusCode.Unauthorized, _) => AfterRefusal.Keep,
        (HttpStatusCode.RequestEntityTooLarge, _) => AfterRefusal.Shorten,
        (HttpStatusCode.Forbidden, "InvalidBotApiHost" or DifferentRegion) => AfterRefusal.OtherAddress,
        (HttpStatusCode.Forbidden, "BotNotInConversationRoster" or "BotDisabledByAdmin" or "ForbiddenOperationException") =>
            AfterRefusal.Gone,
        (HttpStatusCode.Forbidden, "ConversationBlockedByUser" or "MessageWritesBlocked" or "NotEnoughPermissions") => place switch
        {
            MessagePlace.NewPost => AfterRefusal.RepliesOnly,
            MessagePlace.Reply => AfterRefusal.Keep,
            _ => AfterRefusal.Gone,
        },
        (HttpStatusCode.NotFound, "ConversationNotFound") => place == MessagePlace.Reply ? AfterRefusal.PostAnew : AfterRefusal.Gone,
        (HttpStatusCode.NotFound, "ActivityNotFoundInConversation") when place == MessagePlace.Reply => AfterRefusal.PostAnew,
        (HttpStatusCode.Forbidden or HttpStatusCode.NotFound, _) or (HttpStatusCode.BadRequest, "ServiceError") => AfterRefusal.Unclear,
        _ => AfterRefusal.GiveUp,
    };
}
