using System.Collections.Concurrent;
using GengoBot.Tests.Rendering;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(CardRenderer))]

namespace GengoBot.Tests.Rendering;

/// <summary>
/// Draws cards with Microsoft's reference renderer and the looks of Teams, in a real browser that can reach nothing.
/// One browser serves the whole test run; it starts with the first card. A page that has drawn one card draws the next.
/// </summary>
public sealed class CardRenderer : IAsyncDisposable
{
    // Without a sandbox, since CI runs as root in a container; the browser only ever sees our own cards.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly Lazy<Task<IPlaywright>> _playwright = new(Playwright.CreateAsync);
    private readonly Lazy<Task<IBrowser>> _browser;
    private readonly ConcurrentDictionary<Theme, ConcurrentBag<CardPage>> _idle = new();

    public CardRenderer() => _browser = new Lazy<Task<IBrowser>>(StartBrowserAsync);

    /// <summary>
    /// The card may fetch the <paramref name="pictures"/>, each answered with a white dot. Any other request fails the test.
    /// </summary>
    internal async Task<RenderedCard> RenderAsync(string cardJson, Theme theme, int width, params string[] pictures)
    {
        var idle = _idle.GetOrAdd(theme, static _ => []);
        var page = idle.TryTake(out var found) ? found : await CardPage.OpenAsync(await _browser.Value, theme);
        try
        {
            return await page.DrawAsync(cardJson, width, pictures, idle);
        }
        catch
        {
            await page.DisposeAsync();
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
