using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace GengoBot.Hosting;

/// <summary>Turns exceptions about missing or wrong settings into sentences. Each sentence names its key.</summary>
internal static class WrongSettings
{
    /// <returns>Null if the exception is not about a setting.</returns>
    public static string? SentencesOf(Exception exception) => exception switch
    {
        OptionsValidationException wrong => string.Join(Environment.NewLine, wrong.Failures),
        AggregateException several when several.InnerExceptions.All(static inner => SentencesOf(inner) is not null) =>
            string.Join(Environment.NewLine, several.InnerExceptions.Select(SentencesOf)),

        // The binder's own sentence names the value, the key and the expected type.
        InvalidOperationException { InnerException: FormatException or OverflowException } unreadable => unreadable.Message,
        // Only the server opens sockets while the program starts.
        IOException { InnerException: AddressInUseException } or SocketException => $"ASPNETCORE_URLS: {exception.Message}",
        _ => null,
    };
}
