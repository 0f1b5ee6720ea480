#nullable disable

using Microsoft.Rest;

namespace Microsoft.Bot.Schema;

/// <summary>
/// A channel refused a call. The request is not kept, unlike the SDK's: it holds what people wrote, and exceptions are logged.
/// </summary>
public class ErrorResponseException : RestException
{
    public ErrorResponseException()
    {
    }

    public ErrorResponseException(string message)
        : base(message)
    {
    }

    public ErrorResponseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public HttpResponseMessageWrapper Response { get; set; }

    /// <summary>The channel's code and message, in whichever shape they came; null where there are none.</summary>
    public ErrorResponse Body { get; set; }
}
