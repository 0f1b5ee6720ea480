using System.Text.Json.Nodes;
using GengoBot.Commands;
using GengoBot.Jobs;
using GengoBot.Teams.Inbound;
using Microsoft.Extensions.DependencyInjection;
using Pictures;

namespace GengoBot.Tests.Package;

public sealed class PackageTests : IDisposable
{
    private readonly TeamsPackage _package = new();

    [Fact]
    public async Task The_zip_holds_the_manifest_and_two_icons_and_nothing_else()
    {
        await _package.MadeAsync();

        Assert.Equal(["color.png", "manifest.json", "outline.png"], _package.Names().Order());
    }

    [Fact]
    public async Task Microsofts_validator_finds_nothing_wrong()
    {
        await _package.MadeAsync();
        var manifest = _package.Manifest();

        Assert.EndsWith(
            $"/v{manifest["manifestVersion"]}/MicrosoftTeams.schema.json", manifest["$schema"]?.GetValue<string>(),
            StringComparison.Ordinal);
        Assert.Equal("", await _package.ProblemsOfAsync(manifest));
    }

    [Fact]
    public async Task The_validator_would_see_a_command_too_many()
    {
        await _package.MadeAsync();
        var manifest = _package.Manifest();
        var commands = Commands(manifest);
        while (commands.Count <= 10)
        {
            commands.Add(new JsonObject { ["title"] = "one", ["description"] = "more" });
        }

        Assert.Contains(
            "/bots/0/commandLists/0/commands must NOT have more than 10 items", await _package.ProblemsOfAsync(manifest),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_command_of_the_list_is_understood_with_its_example()
    {
        await _package.MadeAsync();
        await using var services = new ServiceCollection().AddBotCommands().BuildServiceProvider();
        var reader = new CommandReader([.. services.GetServices<CommandInfo>().Select(static command => command.Verb)]);

        foreach (var command in Commands(_package.Manifest()))
        {
            var title = command?["title"]?.GetValue<string>() ?? "";
            var description = command?["description"]?.GetValue<string>() ?? "";
            var example = description.Contains(": ", StringComparison.Ordinal)
                ? description[(description.LastIndexOf(": ", StringComparison.Ordinal) + 2)..] : title;

            Assert.Equal(title, Assert.IsType<CommandReading.Understood>(reader.Read(example, holdsEntities: true)).Command.Verb);
            Assert.Equal(title, example.Split(' ')[0]);

            // As schema 1.19 and older ones have it; later ones allow more, but no menu shows it.
            Assert.InRange(title.Length, 1, 32);
            Assert.InRange(description.Length, 1, 128);
        }
    }

    [Fact]
    public async Task The_app_asks_for_no_more_than_it_needs()
    {
        await _package.MadeAsync();
        var manifest = _package.Manifest();

        Assert.Equal(
            ["$schema", "accentColor", "bots", "composeExtensions", "description", "developer", "icons", "id", "manifestVersion", "name",
                "version"], manifest.Select(static member => member.Key)
                .Order(StringComparer.Ordinal));
        Assert.False(manifest["bots"]?[0]?["supportsFiles"]?.GetValue<bool>());
        Assert.Equal(
            ["groupChat", "personal", "team"],
            (manifest["bots"]?[0]?["scopes"]?.AsArray() ?? []).Select(static scope => scope?.GetValue<string>()).Order());
    }

    [Fact]
    public async Task The_search_and_the_links_are_those_that_the_bot_knows()
    {
        await _package.MadeAsync();
        var extension = Assert.Single(_package.Manifest()["composeExtensions"]?.AsArray() ?? []);

        Assert.Equal(MessagingExtension.SearchParameter, extension?["commands"]?[0]?["parameters"]?[0]?["name"]?.GetValue<string>());
        Assert.Equal(
            JobLinks.Known,
            (extension?["messageHandlers"]?[0]?["value"]?["domains"]?.AsArray() ?? []).Select(static domain => domain?.GetValue<string>()));
        Assert.Equal(TeamsPackage.AppId, extension?["botId"]?.GetValue<string>());
    }

    [Fact]
    public async Task What_was_given_stands_in_the_manifest_and_no_word_is_left_open()
    {
        await _package.MadeAsync();
        var manifest = _package.Manifest();

        Assert.Equal(TeamsPackage.AppId, manifest["id"]?.GetValue<string>());
        Assert.Equal(TeamsPackage.AppId, manifest["bots"]?[0]?["botId"]?.GetValue<string>());
        Assert.Equal("Ana \"A\" Ltd", manifest["developer"]?["name"]?.GetValue<string>());
        Assert.Equal("https://a.example/terms", manifest["developer"]?["termsOfUseUrl"]?.GetValue<string>());
        Assert.Equal(typeof(BotCommands).Assembly.GetName().Version?.ToString(3), manifest["version"]?.GetValue<string>());
        Assert.DoesNotContain("{{", manifest.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_come_from_the_environment_too_and_the_command_line_wins()
    {
        var (exitCode, said) = await _package.MakeAsync(
            ["VERSION=1.2.3", .. TeamsPackage.Values[2..]],
            ("MICROSOFT_APP_ID", TeamsPackage.AppId), ("COMPANY", "Ana"), ("VERSION", "9.9.9"));

        Assert.True(exitCode == 0, said);
        Assert.Equal("Ana", _package.Manifest()["developer"]?["name"]?.GetValue<string>());
        Assert.Equal("1.2.3", _package.Manifest()["version"]?.GetValue<string>());
    }

    [Fact]
    public async Task The_same_values_make_the_same_bytes_at_any_time()
    {
        var first = await File.ReadAllBytesAsync((await _package.MadeAsync()).Zip, TestContext.Current.CancellationToken);

        Assert.All(_package.Times(), static time => Assert.Equal(new DateTime(1990, 1, 1), time));
        Assert.Equal(first, await File.ReadAllBytesAsync((await _package.MadeAsync()).Zip, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("MICROSOFT_APP_ID must be the bot's app id, a GUID", "MICROSOFT_APP_ID=gengobot")]
    [InlineData("MICROSOFT_APP_ID must be the bot's app id, a GUID", "MICROSOFT_APP_ID=00000000-0000-0000-0000-000000000000")]
    [InlineData("MICROSOFT_APP_ID is missing", "MICROSOFT_APP_ID=")]
    [InlineData("COMPANY is missing", "COMPANY= ")]
    [InlineData("COMPANY must be the name of who runs the bot, in at most 32 characters", "COMPANY=A company that has a very long name "
        + "indeed")]
    [InlineData("WEBSITE_URL must be the https address", "WEBSITE_URL=http://a.example")]
    [InlineData("PRIVACY_URL must be the https address", "PRIVACY_URL=a.example/privacy")]
    [InlineData("TERMS_URL must be the https address", "TERMS_URL=https:// a")]
    [InlineData("VERSION must be three numbers", "VERSION=1.2-beta")]
    [InlineData("OUTPUT must name a .zip file", "OUTPUT=artifacts")]
    [InlineData("'--app-id' is not understood: give NAME=value", "--app-id")]
    [InlineData("'APP_ID=1' is not understood: give NAME=value", "APP_ID=1")]
    public async Task A_wrong_value_is_told_in_a_sentence_and_makes_no_package(string sentence, string wrong)
    {
        var (exitCode, said) = await _package.MakeAsync([.. TeamsPackage.Values, wrong]);

        Assert.Equal(1, exitCode);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.Single(said.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.False(File.Exists(_package.Zip));
    }

    [Fact]
    public async Task All_that_is_missing_is_told_at_once()
    {
        var (exitCode, said) = await _package.MakeAsync([]);

        Assert.Equal(1, exitCode);
        Assert.Equal(
            ["MICROSOFT_APP_ID is missing", "COMPANY is missing", "WEBSITE_URL is missing", "PRIVACY_URL is missing",
                "TERMS_URL is missing"],
            said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split(':')[0]));
    }

    [Fact]
    public async Task The_colour_icon_fills_its_square_with_the_accent_and_draws_in_the_middle()
    {
        await _package.MadeAsync();
        var icon = _package.Picture("color.png");
        var accent = Rgba.Parse(_package.Manifest()["accentColor"]?.GetValue<string>() ?? "");
        var drawn = icon.Pixels.Where(pixel => pixel.Color != accent).ToList();

        Assert.Equal((192, 192), (icon.Width, icon.Height));
        Assert.All(icon.Pixels, static pixel => Assert.Equal(255, pixel.Color.Alpha));
        Assert.NotEmpty(drawn);
        // Teams cuts round icons out of the square.
        Assert.All(drawn, static pixel => Assert.True(pixel is { X: >= 48 and < 144, Y: >= 48 and < 144 }, $"{pixel}"));
    }

    [Fact]
    public async Task The_outline_icon_is_white_on_nothing()
    {
        await _package.MadeAsync();
        var icon = _package.Picture("outline.png");
        var seen = icon.Pixels.Where(static pixel => pixel.Color.Alpha > 0).ToList();

        Assert.Equal((32, 32), (icon.Width, icon.Height));
        Assert.All(seen, static pixel => Assert.Equal(Rgba.Parse("#FFFFFF"), pixel.Color with { Alpha = 255 }));
        Assert.Contains(seen, static pixel => pixel.Color.Alpha == 255);
        Assert.InRange(seen.Count, 100, 32 * 32 / 2);
    }

    public void Dispose() => _package.Dispose();

    private static JsonArray Commands(JsonObject manifest)
    {
        var commands = manifest["bots"]?[0]?["commandLists"]?[0]?["commands"]?.AsArray();
        Assert.NotNull(commands);
        Assert.NotEmpty(commands);
        return commands;
    }
}
