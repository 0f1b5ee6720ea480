using Microsoft.Bot.Schema;

namespace GengoBot.Teams.Requests;

/// <summary>A request that does not become a turn. The message is for the caller, and never holds what was sent.</summary>
internal sealed class RefusedRequestException(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    public static RefusedRequestException Unauthorized() =>
        new(StatusCodes.Status401Unauthorized, "Unauthorized", "The request carries no valid credentials for this bot.");

    public static RefusedRequestException CannotJudge() =>
        new(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "The credentials cannot be checked at the moment.");

    public static RefusedRequestException WrongMethod() =>
        new(StatusCodes.Status405MethodNotAllowed, "MethodNotAllowed", "Activities are posted.");

    public static RefusedRequestException WrongMediaType() =>
        new(StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", "An activity is application/json in UTF-8.");

    public static RefusedRequestException TooLarge() =>
        new(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", "An activity has at most 256 KB.");

    public static RefusedRequestException NotAnActivity() =>
        new(StatusCodes.Status400BadRequest, "BadSyntax", "The body is not the JSON of an activity.");

    public static RefusedRequestException Missing(string member) =>
        new(StatusCodes.Status400BadRequest, "MissingProperty", $"The activity has no {member}.");

    public async Task WriteAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";

        switch (status)
        {
            case StatusCodes.Status401Unauthorized:
                response.Headers.WWWAuthenticate = "Bearer";
                break;
            case StatusCodes.Status405MethodNotAllowed:
                response.Headers.Allow = HttpMethods.Post;
                break;
        }

        var body = new ErrorResponse(new Error { Code = code, Message = Message });
        await response.WriteJsonAsync(body, cancellationToken);
    }
}
