using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace GengoBot.Hosting;

/// <summary>A setting that is missing or wrong stops the start; each sentence names its key.</summary>
internal static class WrongSettings
{
    /// <returns>Null where something else than a setting is wrong.</returns>
    public static string? SentencesOf(Exception exception) => exception switch
    {
        OptionsValidationException wrong => string.Join(Environment.NewLine, wrong.Failures),
        AggregateException several when several.InnerExceptions.All(static inner => SentencesOf(inner) is not null) =>
            string.Join(Environment.NewLine, several.InnerExceptions.Select(SentencesOf)),

        // The binder's own sentence: the value, the key, and what it should have been.
        InvalidOperationException { InnerException: FormatException or OverflowException } unreadable => unreadable.Message,
        // Nothing but the server opens sockets of its own while the program starts.
        IOException { InnerException: AddressInUseException } or SocketException => $"ASPNETCORE_URLS: {exception.Message}",
        _ => null,
    };
}
