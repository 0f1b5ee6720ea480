using System.Collections.Concurrent;
using GengoBot.Tests.Rendering;
using Microsoft.Playwright;

namespace GengoBot.Tests.Browser;

/// <summary>
/// The demo's page in a browser window of one person, used by keyboard and mouse. It may ask nothing of anybody but the program: what it
/// asks elsewhere is stopped, and fails the test when the window closes, as does any error of the page's.
/// </summary>
internal sealed class ChatPage : IAsyncDisposable
{
    private const float Patience = 20_000;

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _problems = new();

    private ChatPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
    }

    public IPage Page { get; }

    public ILocator Messages => Page.GetByTestId("message");

    public ILocator Last => Messages.Last;

    public static async Task<ChatPage> OpenAsync(CardRenderer renderer, DemoApp app, string person = "ana")
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var context = await (await renderer.BrowserAsync()).NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
            ColorScheme = ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-US",
            TimezoneId = "UTC",
        });
        context.SetDefaultTimeout(Patience);
        var chat = new ChatPage(context, await context.NewPageAsync());
        await context.RouteAsync("**/*", chat.OnlyTo(app.Address));
        chat.Page.PageError += (_, error) => chat._problems.Enqueue(error);
        chat.Page.Console += (_, message) =>
        {
            // Among them, what the page's own content security policy stopped before it became a request.
            if (message.Type == "error")
            {
                chat._problems.Enqueue(message.Text);
            }
        };
        await chat.Page.GotoAsync(app.Address.ToString());

        if (person != "ana")
        {
            await chat.ClickAsync($"person-{person}");
        }

        await Assertions.Expect(chat.Last).ToContainTextAsync("Hello, I am GengoBot");
        return chat;
    }

    public Task ClickAsync(string testId) => Page.GetByTestId(testId).ClickAsync();

    /// <summary>Types into the composer and sends it; the bot's answer is the message after one's own.</summary>
    public async Task<ILocator> SayAsync(string text, string expected)
    {
        var before = await Messages.CountAsync();
        await Page.GetByTestId("composer").FillAsync(text);
        await Page.GetByTestId("composer").PressAsync("Enter");
        await Messages.Nth(before + 1).WaitForAsync();
        await ShouldSayAsync(Messages.Nth(before + 1), expected);
        return await PinAsync(Messages.Nth(before + 1));
    }

    /// <summary>
    /// Presses a button of the last card and waits for what comes of it: in its place, or from an old client as the next message.
    /// </summary>
    public async Task PressAsync(string button, string expected)
    {
        await Button(Last, button).ClickAsync();
        await ShouldSayAsync(Last, expected);
    }

    /// <summary>Puts the words into a box of the last card.</summary>
    public Task FillAsync(string label, string words) => Last.GetByLabel(label).FillAsync(words);

    public Task ChooseAsync(string choice) => Last.GetByLabel(choice).CheckAsync();

    public static ILocator Button(ILocator message, string title) =>
        message.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = title, Exact = true });

    public static Task ShouldSayAsync(ILocator message, string expected) => Assertions.Expect(message).ToContainTextAsync(expected);

    public Task ShouldHoldAsync(string label, string words) => Assertions.Expect(Last.GetByLabel(label)).ToHaveValueAsync(words);

    /// <summary>The captcha picture on the last card, by its content.</summary>
    public async Task<string> PictureAsync() => await Last.Locator("img").GetAttributeAsync("src") ?? "";

    /// <summary>This very message, whatever comes after it.</summary>
    public async Task<ILocator> PinAsync(ILocator message) =>
        Page.Locator($"[data-message-id='{await message.GetAttributeAsync("data-message-id")}']");

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Assert.Empty(_problems);
    }

    private Func<IRoute, Task> OnlyTo(Uri app) => route =>
    {
        if (Uri.TryCreate(route.Request.Url, UriKind.Absolute, out var address)
            && (address.Scheme == "data" || address.Authority == app.Authority))
        {
            return route.ContinueAsync();
        }

        _problems.Enqueue($"The page asked for {route.Request.Url}.");
        return route.AbortAsync();
    };
}
