using System.Text.Json;

namespace Gengo.Tests.Infrastructure;

/// <summary>A request as it was sent. Its fields are decoded here, independently of the library.</summary>
internal sealed record Sent(HttpMethod Method, Uri Address, string UserAgent, string Accept, string? ContentType, string Body)
{
    public string Path => Address.AbsolutePath;

    public Dictionary<string, string> Query => Fields(Address.Query.TrimStart('?'));

    public Dictionary<string, string> Form => Fields(Body);

    public JsonElement Data => JsonDocument.Parse(Form["data"]).RootElement;

    public static async Task<Sent> OfAsync(HttpRequestMessage request, CancellationToken cancellationToken) => new(
        request.Method,
        request.RequestUri ?? throw new InvalidOperationException("A request without an address."),
        string.Join(' ', request.Headers.GetValues("User-Agent")),
        request.Headers.Accept.ToString(),
        request.Content?.Headers.ContentType?.MediaType,
        request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));

    private static Dictionary<string, string> Fields(string form) => form.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(field => field.Split('='))
        .ToDictionary(field => Decode(field[0]), field => Decode(field[1]));

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
