using GengoBot.Tests.Rendering;
using Xunit.Sdk;

namespace GengoBot.Tests.Browser;

public sealed class LoopbackOnlyTests(CardRenderer renderer)
{
    [Fact]
    public async Task A_page_that_asks_anybody_but_the_program_fails_its_test()
    {
        await using var app = await DemoApp.StartProgramAsync();
        var chat = await ChatPage.OpenAsync(renderer, app);

        await chat.Page.RunAndWaitForConsoleMessageAsync(
            () => chat.Page.EvaluateAsync("() => fetch('http://elsewhere.example/').catch(() => null)"));

        var failure = await Assert.ThrowsAnyAsync<XunitException>(async () => await chat.DisposeAsync());
        Assert.Contains("http://elsewhere.example/", failure.Message);
    }
}
