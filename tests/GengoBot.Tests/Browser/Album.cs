using GengoBot.Tests.Rendering;
using Microsoft.Playwright;

namespace GengoBot.Tests.Browser;

/// <summary>
/// Pictures for people to look at, in <c>artifacts/browser</c>: light and dark, at a desk and on a phone. What no eye is needed for is
/// checked on the way: nothing is wider than its place.
/// </summary>
internal static class Album
{
    private const int Desk = 1280;
    private const int Phone = 360;

    // Text cut by an ellipsis, and a box one types in, are meant to hold more than they show.
    private const string Overflowing =
        """
        root => [root, ...root.querySelectorAll("*")].filter(element => {
          const style = getComputedStyle(element);
          const mayHoldMore = element.matches("input, textarea, select") || style.textOverflow === "ellipsis" || style.clipPath !== "none";
          const edge = root.getBoundingClientRect(), box = element.getBoundingClientRect();
          return box.width > 0 && !mayHoldMore && (box.right > edge.right + 1 || box.left < edge.left - 1
            || (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1));
        }).map(element => element.outerHTML.slice(0, 200))
        """;

    /// <summary>The last message with its card, whole, however long.</summary>
    public static Task TakeAsync(ChatPage chat, string name) => TakeAsync(chat, chat.Last, name);

    public static async Task TakeAsync(ChatPage chat, ILocator message, string name)
    {
        foreach (var width in new[] { Desk, Phone })
        {
            await chat.Page.SetViewportSizeAsync(width, 2400);
            Assert.Empty(await message.EvaluateAsync<string[]>(Overflowing));

            foreach (var theme in new[] { Theme.Light, Theme.Dark })
            {
                await DressAsync(chat.Page, theme);
                await message.ScreenshotAsync(new LocatorScreenshotOptions { Path = PathOf($"{name}-{width}-{theme}.png") });
            }
        }

        await BackAsync(chat.Page);
    }

    /// <summary>What one sees of the page, and on a phone of each of its panes.</summary>
    public static async Task TakePageAsync(ChatPage chat, string name)
    {
        foreach (var theme in new[] { Theme.Light, Theme.Dark })
        {
            await DressAsync(chat.Page, theme);
            await chat.Page.SetViewportSizeAsync(Desk, 800);
            await TakeWindowAsync(chat.Page, $"{name}-{Desk}-{theme}.png");

            await chat.Page.SetViewportSizeAsync(Phone, 740);
            foreach (var pane in new[] { "chats", "desk", "talk" })
            {
                await chat.ClickAsync($"pane-{pane}");
                await TakeWindowAsync(chat.Page, $"{name}-{pane}-{Phone}-{theme}.png");
            }
        }

        await BackAsync(chat.Page);
    }

    /// <summary>The README's picture: <c>docs/images/job-card.png</c> is a copy of it.</summary>
    public static async Task TakeForReadmeAsync(ChatPage chat)
    {
        await chat.Page.SetViewportSizeAsync(1280, 1120);
        await chat.Page.GetByTestId("messages").EvaluateAsync("list => { list.scrollTop = list.scrollHeight; }");
        await chat.Page.ScreenshotAsync(new PageScreenshotOptions { Path = PathOf("job-card.png") });
        await BackAsync(chat.Page);
    }

    private static async Task TakeWindowAsync(IPage page, string file)
    {
        Assert.Empty(await page.Locator("body").EvaluateAsync<string[]>(Overflowing));
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = PathOf(file) });
    }

    // On a phone the switch is in another pane; here the look is the point, not the way to it.
    private static async Task DressAsync(IPage page, Theme theme) =>
        await page.GetByTestId("theme").EvaluateAsync("(box, dark) => { if (box.checked !== dark) { box.click(); } }", theme == Theme.Dark);

    private static async Task BackAsync(IPage page)
    {
        await DressAsync(page, Theme.Light);
        await page.SetViewportSizeAsync(Desk, 900);
    }

    private static string PathOf(string file) => Repository.PathOf("artifacts", "browser", file);
}
