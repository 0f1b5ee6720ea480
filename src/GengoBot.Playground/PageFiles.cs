using Microsoft.Net.Http.Headers;

namespace GengoBot.Playground;

/// <summary>Serves the page's own files and those of the npm packages that the build copied beside them.</summary>
internal static class PageFiles
{
    // The renderer sets styles through the DOM, which 'self' allows. Pictures in cards are data or come from this machine.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        + "img-src 'self' data: http://127.0.0.1:* http://localhost:*; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly Dictionary<string, string> Types = new()
    {
        ["index.html"] = "text/html; charset=utf-8",
        ["page.css"] = "text/css; charset=utf-8",
        ["page.js"] = "text/javascript; charset=utf-8",
        ["cards.js"] = "text/javascript; charset=utf-8",
        ["dom.js"] = "text/javascript; charset=utf-8",
        ["messages.js"] = "text/javascript; charset=utf-8",
        ["composer.js"] = "text/javascript; charset=utf-8",
        ["desk.js"] = "text/javascript; charset=utf-8",
        ["icon.svg"] = "image/svg+xml",
        ["adaptivecards.min.js"] = "text/javascript; charset=utf-8",
        ["markdown-it.min.js"] = "text/javascript; charset=utf-8",
        ["microsoft-teams-light.json"] = "application/json",
        ["microsoft-teams-dark.json"] = "application/json",
    };

    // The folder is beside the program, wherever it was started from.
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    public static IReadOnlyList<string> Missing => [.. Types.Keys.Where(name => !File.Exists(Path.Combine(Folder, name)))];

    public static IResult Get(HttpContext context, string file = "index.html")
    {
        var path = Path.Combine(Folder, file);
        if (!Types.TryGetValue(file, out var type) || !File.Exists(path))
        {
            return Results.NotFound();
        }

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers[HeaderNames.CacheControl] = "no-cache";
        headers["Referrer-Policy"] = "no-referrer";
        return Results.File(path, type, lastModified: File.GetLastWriteTimeUtc(path));
    }
}
