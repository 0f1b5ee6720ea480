using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace GengoBot.Tests.Rendering;

/// <summary>A page that draws one card after the other in one theme. Loading the renderer takes longer than drawing a card.</summary>
internal sealed class CardPage : IAsyncDisposable
{
    private const string Address = "http://cards.test/";

    private static readonly byte[] Picture = Convert.FromBase64String("R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=");

    private readonly IBrowserContext _context;
    private readonly IPage _page;
    private readonly Theme _theme;
    private readonly ConcurrentQueue<string> _problems = new();
    private string[] _pictures = [];

    private CardPage(IBrowserContext context, IPage page, Theme theme)
    {
        _context = context;
        _page = page;
        _theme = theme;
    }

    public static async Task<CardPage> OpenAsync(IBrowser browser, Theme theme)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ColorScheme = theme == Theme.Dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = "en-US",
            TimezoneId = "UTC",
        });
        var opened = new CardPage(context, await context.NewPageAsync(), theme);
        await context.RouteAsync("**/*", opened.AnswerAsync);
        opened._page.PageError += (_, error) => opened._problems.Enqueue(error);
        await opened._page.GotoAsync(Address);
        return opened;
    }

    /// <param name="pictures">What the card may fetch.</param>
    /// <param name="idle">Where the page goes when the card is no longer looked at.</param>
    public async Task<RenderedCard> DrawAsync(string cardJson, int width, string[] pictures, ConcurrentBag<CardPage> idle)
    {
        _pictures = pictures;
        await _page.SetViewportSizeAsync(width, 800);
        var hostConfig = PackageText($"adaptivecards-designer/lib/hostConfigs/microsoft-teams-{Word(_theme)}.json");
        var drawn = await _page.EvaluateAsync(RenderScript(), new { cardJson, hostConfig, width });

        var result = drawn ?? throw new InvalidOperationException("The page drew nothing.");

        if (!_problems.IsEmpty)
        {
            Assert.Fail(string.Join(Environment.NewLine, _problems));
        }

        return new RenderedCard(
            _page, result.GetProperty("text").GetString() ?? "", Words(result, "events"), Words(result, "overflowing"),
            () => LeaveAsync(idle));
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    /// <summary>A page that was shown pictures may keep them, and the next card would show one without asking for it.</summary>
    private async ValueTask LeaveAsync(ConcurrentBag<CardPage> idle)
    {
        if (_pictures.Length > 0)
        {
            await DisposeAsync();
        }
        else
        {
            idle.Add(this);
        }
    }

    private async Task AnswerAsync(IRoute route)
    {
        var address = route.Request.Url;

        if (address == Address)
        {
            await route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = Html() });
        }
        else if (_pictures.Contains(address))
        {
            await route.FulfillAsync(new RouteFulfillOptions { ContentType = "image/gif", BodyBytes = Picture });
        }
        else
        {
            _problems.Enqueue($"The card asked for {address}.");
            await route.AbortAsync();
        }
    }

    // All in one answer: fetched one by one, the files would cost more time than the drawing.
    private string Html() =>
        $"""
        <!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
        <style>{PackageText("adaptivecards/dist/adaptivecards.css")}</style>
        <style>{PackageText($"adaptivecards-designer/dist/containers/teams-container-{Word(_theme)}.css")}</style>
        <script>{PackageText("adaptivecards/dist/adaptivecards.min.js")}</script>
        <script>{PackageText("markdown-it/dist/markdown-it.min.js")}</script>
        <body style="margin: 0"><div id="host"></div>
        """;

    private static string Word(Theme theme) => theme == Theme.Dark ? "dark" : "light";

    private static string PackageText(string name)
    {
        var path = Repository.PathOf("src", "GengoBot.Playground", "node_modules", name);
        return File.Exists(path) ? File.ReadAllText(path)
            : throw new InvalidOperationException($"{name} is missing: run 'npm ci' in src/GengoBot.Playground.");
    }

    private static string RenderScript()
    {
        using var stream = typeof(CardPage).Assembly.GetManifestResourceStream("render.js")
            ?? throw new InvalidOperationException("render.js is not in the test assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string[] Words(JsonElement result, string name) =>
        [.. result.GetProperty(name).EnumerateArray().Select(word => word.GetString() ?? "")];
}
