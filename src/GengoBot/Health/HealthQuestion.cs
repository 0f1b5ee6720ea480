using System.Net;

namespace GengoBot.Health;

/// <summary>
/// <c>GengoBot --health</c>: asks the bot on this machine whether it is alive, and answers with the exit code. A container without a shell
/// runs it as its health check, so it starts nothing of the bot.
/// </summary>
internal static class HealthQuestion
{
    public const string Argument = "--health";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static async Task<int> AskAsync()
    {
        try
        {
            // Only this process may answer: no proxy, and no host that it redirects to.
            using var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
            using var http = new HttpClient(handler) { Timeout = Patience };
            using var answer = await http.GetAsync(Address(Environment.GetEnvironmentVariable));
            return answer.StatusCode == HttpStatusCode.OK ? 0 : 1;
        }
        catch (Exception silent) when (silent is HttpRequestException or OperationCanceledException or FormatException)
        {
            await Console.Error.WriteLineAsync(silent.Message);
            return 1;
        }
    }

    /// <summary>The address on which the bot listens, by the environment that both share and in the server's own order.</summary>
    internal static Uri Address(Func<string, string?> environment)
    {
        var port = environment("ASPNETCORE_URLS") is { Length: > 0 } urls
            ? PortOf(urls)
            : First(environment("ASPNETCORE_HTTP_PORTS")) ?? "5000";
        return Uri.TryCreate($"http://127.0.0.1:{port}/healthz", UriKind.Absolute, out var address)
            ? address
            : throw new FormatException("ASPNETCORE_URLS or ASPNETCORE_HTTP_PORTS name no port to ask.");
    }

    private static string PortOf(string urls)
    {
        var plain = urls.Split(';', StringSplitOptions.TrimEntries)
            .FirstOrDefault(static url => url.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            ?? throw new FormatException("ASPNETCORE_URLS has no http address to ask.");

        // Not a Uri: the server also takes http://+:8080 and http://*:8080.
        var port = plain.TrimEnd('/').Split(':')[^1];
        return port.All(char.IsAsciiDigit) ? port : "80";
    }

    private static string? First(string? ports) =>
        ports?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
}
