using Microsoft.Playwright;

namespace GengoBot.Tests.Rendering;

/// <summary>A card as the person sees it, alone on its page until it is disposed of.</summary>
internal sealed class RenderedCard(IPage page, string text, string[] events, string[] overflowing, Func<ValueTask> release)
    : IAsyncDisposable
{
    /// <summary>What can be read: the browser's <c>innerText</c>. What stands in input boxes is not part of it.</summary>
    public string Text => text;

    /// <summary>What the renderer found wrong: unknown elements and actions, bad words, duplicate ids, inputs without labels.</summary>
    public IReadOnlyList<string> Events => events;

    /// <summary>The start of each HTML element that is wider than its place.</summary>
    public IReadOnlyList<string> Overflowing => overflowing;

    public bool Overflows => overflowing.Length > 0;

    /// <summary>For questions that text alone does not answer: pictures, input boxes, the direction of writing.</summary>
    public ILocator Find(string selector) => page.Locator($"#host {selector}");

    /// <summary>Puts a picture of the card into the folder <c>artifacts/cards</c>.</summary>
    public Task ScreenshotAsync(string path) => page.Locator("#host").ScreenshotAsync(
        new LocatorScreenshotOptions { Path = Repository.PathOf("artifacts", "cards", path) });

    public ValueTask DisposeAsync() => release();
}
