using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using GengoBot.Health;

namespace GengoBot.Tests.Health;

/// <summary>What a container's health check runs.</summary>
public sealed class HealthQuestionTests
{
    [Fact]
    public async Task A_bot_that_lives_is_healthy_and_one_that_ended_is_not()
    {
        var folder = Directory.CreateTempSubdirectory("gengobot-health-");
        var (bot, address) = await RealProgram.StartAsync(("TMPDIR", folder.FullName));
        await using (bot)
        {
            // With such a setting no bot starts, and behind such a proxy is nobody: neither has a say.
            Assert.Equal(
                0,
                (await AskAsync(("ASPNETCORE_URLS", address.ToString()), ("Demo__Enabled", "perhaps"),
                    ("http_proxy", "http://127.0.0.1:1"))).ExitCode);
        }

        var (exitCode, said) = await AskAsync(("ASPNETCORE_URLS", address.ToString()));

        Assert.Equal(1, exitCode);
        Assert.Contains("refused", said, StringComparison.OrdinalIgnoreCase);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task One_that_takes_the_call_and_says_nothing_is_not_healthy()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();

        Assert.Equal(1, (await AskAsync(("ASPNETCORE_URLS", $"http://{silent.LocalEndpoint}"))).ExitCode);
    }

    [Fact]
    public async Task Without_an_http_address_it_says_so()
    {
        var (exitCode, said) = await AskAsync(("ASPNETCORE_URLS", "https://127.0.0.1:1"));

        Assert.Equal(1, exitCode);
        Assert.Equal("ASPNETCORE_URLS has no http address to ask.", said.Trim());
    }

    [Theory]
    [InlineData(5000, null, null)]
    [InlineData(8080, null, "8080")]
    [InlineData(8080, "", "8080;8081")]
    [InlineData(3978, "http://127.0.0.1:3978", "8080")]
    [InlineData(3978, "https://+:443; http://*:3978/", null)]
    [InlineData(3978, "http://[::]:3978", null)]
    [InlineData(80, "http://+", null)]
    public void It_asks_where_the_server_listens(int port, string? urls, string? ports) =>
        Assert.Equal(
            $"http://127.0.0.1:{port}/healthz",
            HealthQuestion.Address(
                name => name switch { "ASPNETCORE_URLS" => urls, "ASPNETCORE_HTTP_PORTS" => ports, _ => null }).OriginalString);

    private static async Task<(int ExitCode, string Said)> AskAsync(params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "GengoBot.dll"), HealthQuestion.Argument])
        {
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start);
        Assert.NotNull(process);
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, said);
    }
}
