using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Gengo.Sandbox.Api;

/// <summary>A call of the API. Its fields are in the query of GET and DELETE, and in the body of POST and PUT.</summary>
internal sealed record ApiRequest(string Method, string Path, IReadOnlyDictionary<string, string> Fields)
{
    // Far more than a comment of 25,000 characters needs, even if each one is escaped in JSON and again in the form.
    private const long MaxBody = 4_000_000;

    // Older clients send a slash at the end. An empty segment elsewhere is a missing id.
    public string[] Segments { get; } = (Path.EndsWith('/') ? Path[..^1] : Path).Split('/');

    public string? Field(string name) => Fields.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    public static async Task<ApiRequest> ReadAsync(HttpRequest request)
    {
        var path = ((string?)request.RouteValues["path"] ?? "").TrimStart('/');
        if (HttpMethods.IsPost(request.Method) || HttpMethods.IsPut(request.Method))
        {
            var form = await ReadFormAsync(request);
            return new ApiRequest(Override(request.Method, form), path, form);
        }

        return new ApiRequest(request.Method, path, Flatten(request.Query));
    }

    private static async Task<Dictionary<string, string>> ReadFormAsync(HttpRequest request)
    {
        BodyLimit.Apply(request, MaxBody);
        if (!request.HasFormContentType)
        {
            return [];
        }

        try
        {
            return Flatten(await request.ReadFormAsync(request.HttpContext.RequestAborted));
        }
        catch (Exception exception) when (exception is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            // IOException: a multipart body ends too early.
            throw new BadHttpRequestException("The body is not a form.", exception);
        }
    }

    private static string Override(string method, Dictionary<string, string> form) =>
        (method, form.GetValueOrDefault("_method")?.ToUpperInvariant()) switch
        {
            ("POST", "PUT" or "DELETE") => form["_method"].ToUpperInvariant(),
            _ => method,
        };

    private static Dictionary<string, string> Flatten(IEnumerable<KeyValuePair<string, StringValues>> fields) =>
        fields.ToDictionary(field => field.Key, field => field.Value.ToString());
}
