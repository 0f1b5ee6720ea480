using Microsoft.AspNetCore.Http;

namespace Gengo.Sandbox.Api;

/// <summary>A call as Gengo understands it: by GET and DELETE the fields come in the query, by POST and PUT in the body.</summary>
internal sealed record ApiRequest(string Method, string Path, IReadOnlyDictionary<string, string> Fields)
{
    // A comment of 25,000 characters, each escaped in JSON and then in the form, is below half a megabyte.
    private const long MaxBody = 4_000_000;

    // One slash at the end is forgiven (older clients send it), an empty part elsewhere is a missing id.
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
            // IOException: a multipart body that ends too early.
            throw new BadHttpRequestException("The body is no form.", exception);
        }
    }

    private static string Override(string method, Dictionary<string, string> form) =>
        (method, form.GetValueOrDefault("_method")?.ToUpperInvariant()) switch
        {
            ("POST", "PUT" or "DELETE") => form["_method"].ToUpperInvariant(),
            _ => method,
        };

    private static Dictionary<string, string> Flatten(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> fields) =>
        fields.ToDictionary(field => field.Key, field => field.Value.ToString());
}
