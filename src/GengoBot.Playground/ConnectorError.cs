namespace GengoBot.Playground;

/// <summary>An error in the shape of Teams' connector: <c>{"error":{"code","message"}}</c>.</summary>
internal sealed record ConnectorError(ConnectorError.Detail Error)
{
    public sealed record Detail(string Code, string Message);

    public static IResult BadArgument(string message) => Result(StatusCodes.Status400BadRequest, "Bad Argument", message);

    public static IResult Forbidden(string code, string message) => Result(StatusCodes.Status403Forbidden, code, message);

    public static IResult ConversationNotFound() =>
        Result(StatusCodes.Status404NotFound, "ConversationNotFound", "The page has no such conversation.");

    public static IResult ActivityNotFound() =>
        Result(StatusCodes.Status404NotFound, "ActivityNotFoundInConversation", "The conversation has no such message.");

    public static IResult MemberNotFound() =>
        Result(StatusCodes.Status404NotFound, "MemberNotFoundInConversation", "The member is not in this conversation.");

    public static IResult TooBig() => Result(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", "Message size too large.");

    public static IResult Result(int status, string code, string message) =>
        Results.Json(new ConnectorError(new Detail(code, message)), PlaygroundJson.Default.ConnectorError, statusCode: status);
}
