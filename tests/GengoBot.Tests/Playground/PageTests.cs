using System.Text.Json;
using GengoBot.Playground;
using Microsoft.Extensions.Time.Testing;

using static GengoBot.Tests.Playground.PlaygroundHost;

namespace GengoBot.Tests.Playground;

public sealed class PageTests
{
    [Fact]
    public async Task The_page_runs_no_script_but_its_own()
    {
        await using var host = await StartAsync();

        using var answer = await host.SendAsync(HttpMethod.Get, "/");

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Contains("<title>GengoBot demo</title>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("appsettings.json")]
    [InlineData("..%2Fappsettings.json")]
    [InlineData("nothing.js")]
    public async Task Only_the_files_of_the_page_are_served(string file)
    {
        await using var host = await StartAsync();

        using var answer = await host.SendAsync(HttpMethod.Get, $"/playground/files/{file}");

        Assert.Equal(404, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Another_web_page_cannot_write(string header, string value)
    {
        await using var host = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/playground/send")
        {
            Content = new StringContent(
                $$"""{"person":"ana","conversation":"{{Ana}}","kind":"message","text":"approve 42 --confirm"}""", null, "application/json"),
        };
        request.Headers.Add(header, value);

        using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        await ShouldRefuseAsync(answer, 403, "Forbidden");
        Assert.Empty(host.Everything);
    }

    [Fact]
    public async Task The_page_itself_can_write()
    {
        await using var host = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/playground/send")
        {
            Content = new StringContent(
                $$"""{"person":"ana","conversation":"{{Ana}}","kind":"message","text":"help"}""", null, "application/json"),
        };
        request.Headers.Add("Origin", host.Http.BaseAddress!.GetLeftPart(UriPartial.Authority)); // StartAsync set it.
        request.Headers.Add("Sec-Fetch-Site", "same-origin");

        using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Single(host.Received);
    }

    [Theory]
    [InlineData("GET", "/playground/state")]
    [InlineData("POST", "/playground/send")]
    [InlineData("GET", "/sandbox/desk/jobs")]
    [InlineData("POST", "/api/messages")]
    public async Task A_foreign_name_for_this_machine_opens_nothing(string method, string path)
    {
        await using var host = await StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = method == "GET" ? null : new StringContent(
                $$"""{"person":"ana","conversation":"{{Ana}}","kind":"message","text":"approve 42 --confirm"}""", null, "application/json"),
            Headers = { Host = "rebound.example" },
        };

        using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(421, (int)answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Empty(host.Everything);
    }

    [Fact]
    public async Task What_happens_is_told_as_it_happens()
    {
        await using var host = await StartAsync();
        await using var stream = await host.Http.GetStreamAsync("/playground/events", TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        Assert.Equal("ready", (await NextAsync(reader)).Text("type"));

        var id = await host.BotSaysAsync(Ana, """{"type":"message","text":"hello"}""");
        Assert.Equal(id, (await NextAsync(reader)).Member("message", "id")?.GetString());

        await host.BotSaysAsync(Ana, """{"type":"typing"}""");
        Assert.Equal("typing", (await NextAsync(reader)).Text("type"));

        using var deleted = await host.SendAsync(HttpMethod.Delete, Activities(Ana, id));
        Assert.Equal(id, (await NextAsync(reader)).Text("id"));
    }

    [Fact]
    public void The_store_keeps_the_newest_and_drops_old_threads_whole()
    {
        var store = new ChatStore(new FakeTimeProvider());
        var channel = Conversation.Find(Localization);
        Assert.NotNull(channel);
        var root = store.Add(store.NextId(), channel, default, person: null);
        store.Add(store.NextId(), channel with { Thread = root.Id }, default, person: null);

        for (var count = 0; count < ChatStore.MaxMessages; count++)
        {
            store.Add(store.NextId(), channel, default, person: null);
        }

        Assert.Equal(ChatStore.MaxMessages, store.Snapshot().Count);
        Assert.DoesNotContain(store.Snapshot(), message => message.Thread == root.Id);
    }

    [Fact]
    public void The_lock_file_names_no_registry()
    {
        var packages = Path.Combine(Repository(), "src", "GengoBot.Playground", "package-lock.json");

        Assert.DoesNotContain("\"resolved\"", File.ReadAllText(packages), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> NextAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("data:", StringComparison.Ordinal))
            {
                return JsonElement.Parse(line["data:".Length..]);
            }
        }

        throw new InvalidOperationException("The events ended.");
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "GengoBot.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return folder;
    }
}
