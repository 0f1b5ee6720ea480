using System.Collections.Concurrent;
using System.Text.Json;
using GengoBot.Tests.Rendering;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(CardRenderer))]

namespace GengoBot.Tests.Rendering;

/// <summary>
/// Draws cards with Microsoft's reference renderer and the looks of Teams, in a real browser that can reach nothing.
/// One browser serves the whole test run; it starts with the first card.
/// </summary>
public sealed class CardRenderer : IAsyncDisposable
{
    private const string Page = "http://cards.test/";

    // Without a sandbox, since CI runs as root in a container; the browser only ever sees our own cards.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private static readonly byte[] Picture = Convert.FromBase64String("R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=");

    private readonly Lazy<Task<IPlaywright>> _playwright = new(Playwright.CreateAsync);
    private readonly Lazy<Task<IBrowser>> _browser;

    public CardRenderer() => _browser = new Lazy<Task<IBrowser>>(StartBrowserAsync);

    /// <summary>The card may fetch the <paramref name="pictures"/>, each answered with a white dot. Any other request fails the test.</summary>
    internal async Task<RenderedCard> RenderAsync(string cardJson, Theme theme, int width, params string[] pictures)
    {
        var browser = await _browser.Value;
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
            ColorScheme = theme == Theme.Dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = "en-US",
            TimezoneId = "UTC",
        });

        try
        {
            return await RenderAsync(context, cardJson, theme, width, pictures);
        }
        catch
        {
            await context.DisposeAsync();
            throw;
        }
    }

    /// <summary>The run's one browser, for tests of whole pages.</summary>
    internal Task<IBrowser> BrowserAsync() => _browser.Value;

    public async ValueTask DisposeAsync()
    {
        if (_browser.IsValueCreated)
        {
            await (await _browser.Value).DisposeAsync();
        }

        if (_playwright.IsValueCreated)
        {
            (await _playwright.Value).Dispose();
        }
    }

    private static async Task<RenderedCard> RenderAsync(IBrowserContext context, string cardJson, Theme theme, int width, string[] pictures)
    {
        var problems = new ConcurrentQueue<string>();
        await context.RouteAsync("**/*", route => AnswerAsync(route, theme, width, pictures, problems));

        var page = await context.NewPageAsync();
        page.PageError += (_, error) => problems.Enqueue(error);
        await page.GotoAsync(Page);

        var hostConfig = PackageText($"adaptivecards-designer/lib/hostConfigs/microsoft-teams-{Word(theme)}.json");
        var drawn = await page.EvaluateAsync(RenderScript(), new { cardJson, hostConfig });

        var result = drawn ?? throw new InvalidOperationException("The page drew nothing.");

        if (!problems.IsEmpty)
        {
            Assert.Fail(string.Join(Environment.NewLine, problems));
        }

        return new RenderedCard(context, page, result.GetProperty("text").GetString() ?? "", Words(result, "events"), Words(result, "overflowing"));
    }

    private static async Task AnswerAsync(IRoute route, Theme theme, int width, string[] pictures, ConcurrentQueue<string> problems)
    {
        var address = route.Request.Url;

        if (address == Page)
        {
            await route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = Html(theme, width) });
        }
        else if (pictures.Contains(address))
        {
            await route.FulfillAsync(new RouteFulfillOptions { ContentType = "image/gif", BodyBytes = Picture });
        }
        else
        {
            problems.Enqueue($"The card asked for {address}.");
            await route.AbortAsync();
        }
    }

    // All in one answer: fetched one by one, the files would cost more time than the drawing.
    private static string Html(Theme theme, int width) =>
        $"""
        <!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
        <style>{PackageText("adaptivecards/dist/adaptivecards.css")}</style>
        <style>{PackageText($"adaptivecards-designer/dist/containers/teams-container-{Word(theme)}.css")}</style>
        <script>{PackageText("adaptivecards/dist/adaptivecards.min.js")}</script>
        <script>{PackageText("markdown-it/dist/markdown-it.min.js")}</script>
        <body style="margin: 0"><div id="host" style="width: {width}px"></div>
        """;

    private static string Word(Theme theme) => theme == Theme.Dark ? "dark" : "light";

    private static string PackageText(string name)
    {
        var path = Repository.PathOf("src", "GengoBot", "Playground", "node_modules", name);
        return File.Exists(path) ? File.ReadAllText(path) : throw new InvalidOperationException($"{name} is missing: run 'npm ci' in src/GengoBot/Playground.");
    }

    private static string RenderScript()
    {
        using var stream = typeof(CardRenderer).Assembly.GetManifestResourceStream("render.js")
            ?? throw new InvalidOperationException("render.js is not in the test assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string[] Words(JsonElement result, string name) =>
        [.. result.GetProperty(name).EnumerateArray().Select(word => word.GetString() ?? "")];

    private async Task<IBrowser> StartBrowserAsync()
    {
        var chromium = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";

        if (!File.Exists(chromium))
        {
            throw new InvalidOperationException($"No browser at {chromium}: install Debian's chromium, or name another in CHROMIUM.");
        }

        var playwright = await _playwright.Value;
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium, Args = Flags });
    }
}
