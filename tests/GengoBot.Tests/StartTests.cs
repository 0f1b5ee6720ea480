using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using GengoBot.Hosting;
using Microsoft.AspNetCore.Builder;

namespace GengoBot.Tests;

/// <summary>A setting that is missing or wrong stops the start with a sentence that names its key.</summary>
public sealed class StartTests
{
    private static readonly string[] OneAccount = ["--Gengo:Accounts:main:PublicKey=a", "--Gengo:Accounts:main:PrivateKey=b"];

    [Theory]
    [InlineData("Gengo:Accounts", "--Demo:Enabled=false")]
    [InlineData("Gengo:Accounts:main:PublicKey", "--Gengo:Accounts:main:PrivateKey=b")]
    [InlineData("Gengo:Accounts:main:PrivateKey", "--Gengo:Accounts:main:PublicKey=a")]
    [InlineData("Gengo:DefaultAccount", "+", "--Gengo:DefaultAccount=other")]
    [InlineData("Gengo:DefaultAccount", "+", "--Gengo:Accounts:second:PublicKey=a", "--Gengo:Accounts:second:PrivateKey=b")]
    [InlineData("Gengo:RequestsPerMinute must be 1 to 100000", "+", "--Gengo:RequestsPerMinute=0")]
    [InlineData("Gengo:RequestsPerMinute must be 1 to 100000", "+", "--Gengo:RequestsPerMinute=100001")]
    [InlineData("Gengo:RequestsPerMinute", "+", "--Gengo:RequestsPerMinute=many")]
    [InlineData("Gengo:Timeout", "+", "--Gengo:Timeout=00:00:00")]
    [InlineData("Gengo:Timeout", "+", "--Gengo:Timeout=01:00:00")]
    [InlineData("Gengo:Timeout", "+", "--Gengo:Timeout=soon")]
    [InlineData("Gengo:PollInterval must be 00:01:00 to 1.00:00:00.", "+", "--Gengo:PollInterval=00:00:10")]
    [InlineData("Gengo:Accounts:main:CallbackSecret", "+", "--Gengo:Accounts:main:CallbackSecret=too-short")]
    [InlineData("Gengo:Accounts:main:CallbackSecret", "+", "--Gengo:Accounts:main:CallbackSecret=a/secret/with/slashes")]
    [InlineData("Notifications:MaxAttempts must be 1 to 1000.", "+", "--Notifications:MaxAttempts=0")]
    [InlineData("Notifications:PerSecond must be 1 to 1000.", "+", "--Notifications:PerSecond=0")]
    [InlineData("Notifications:Per30Seconds", "+", "--Notifications:Per30Seconds=6")]
    [InlineData("Notifications:MergeWindow must be 00:00:00 to 01:00:00.", "+", "--Notifications:MergeWindow=02:00:00")]
    [InlineData("Gengo:Accounts:main:BaseAddress", "+", "--Gengo:Accounts:main:BaseAddress=http://gengo.example/v2/")]
    [InlineData("Gengo:Accounts:main:BaseAddress", "+", "--Gengo:Accounts:main:BaseAddress=v2")]
    [InlineData("Gengo:Accounts:main:AutoApproveAfter", "+", "--Gengo:Accounts:main:AutoApproveAfter=00:00:00")]
    [InlineData("Bot:ServiceHosts", "+", "--Bot:ServiceHosts:0=https://smba.trafficmanager.net/")]
    [InlineData("Bot:ServiceHosts", "+", "--Bot:ServiceHosts:0=*.example")]
    [InlineData("Bot:PublicAddress", "+", "--Bot:PublicAddress=http://bot.example/")]
    [InlineData("Bot:TurnsPerMinute must be 1 to 60000.", "+", "--Bot:TurnsPerMinute=0")]
    [InlineData("Bot:TenantTurnsPerMinute must be 1 to 60000.", "+", "--Bot:TenantTurnsPerMinute=60001")]
    [InlineData("MicrosoftAppType", "+", "--MicrosoftAppType=Tenant")]
    [InlineData("MicrosoftAppId must be the registration's app id, a GUID", "+", "--MicrosoftAppId=gengobot",
        "--MicrosoftAppPassword=secret")]
    [InlineData("BaseAddress must be an https address without user, query or fragment", "+",
        "--Gengo:Accounts:main:BaseAddress=https://gengo.example/v2/   # sandbox")]
    [InlineData("Access:Managers is a list: write Access:Managers:0, or Access__Managers__0 in the environment.", "+",
        "--Access:Managers=*")]
    [InlineData("Bot:AllowedTenants is a list", "+", "--Bot:AllowedTenants=*")]
    [InlineData("Gengo:Accounts:main:Tenants is a list", "+", "--Gengo:Accounts:main:Tenants=*")]
    [InlineData("Gengo:Accounts:main:Access:Admins is a list", "+", "--Gengo:Accounts:main:Access:Admins=*")]
    [InlineData("Access:Admins:0 must be somebody's object id in Entra, team-owners or *; 'me@company.example' is none.", "+",
        "--Access:Admins:0=me@company.example")]
    [InlineData("Gengo:LinkHosts holds exact hosts", "+", "--Gengo:LinkHosts:0=https://gengo.com/")]
    [InlineData("MicrosoftAppPassword", "+", "--MicrosoftAppId=11111111-0000-4000-8000-000000000000")]
    [InlineData("ToChannelFromBotLoginUrl", "+", "--ToChannelFromBotLoginUrl=http://login.example/t")]
    [InlineData("ASPNETCORE_URLS", "--Demo:Enabled=true", "--urls=http://0.0.0.0:3978")]
    [InlineData("ASPNETCORE_URLS", "--Demo:Enabled=true", "--http_ports=3978")]
    [InlineData("ASPNETCORE_URLS says 3978: write addresses like", "+", "--urls=3978")]
    [InlineData("ASPNETCORE_URLS says ftp://127.0.0.1:3978", "+", "--urls=ftp://127.0.0.1:3978")]
    [InlineData("ASPNETCORE_URLS says http://127.0.0.1:99999", "+", "--urls=http://127.0.0.1:0; http://127.0.0.1:99999")]
    [InlineData("Sandbox:Generation", "--Demo:Enabled=true", "--urls=http://127.0.0.1:0", "--Sandbox:Generation=2014")]
    [InlineData("Demo:Enabled", "--Demo:Enabled=perhaps")]
    public async Task The_sentence_names_the_key(string key, params string[] arguments)
    {
        var refused = await Record.ExceptionAsync(
            () => StartAsync([.. arguments.SelectMany(static argument => argument == "+" ? OneAccount : [argument])]));

        Assert.NotNull(refused);
        Assert.Contains(key, WrongSettings.SentencesOf(refused) ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_another_machine_is_named_too()
    {
        await using var database = await TestDatabase.EmptyAsync("Sqlite");
        var refused = await Record.ExceptionAsync(
            () => StartAsync([.. OneAccount, "--urls=http://192.0.2.1:3978", $"--Storage:ConnectionString={database.ConnectionString}"]));

        Assert.NotNull(refused);
        Assert.StartsWith("ASPNETCORE_URLS: ", WrongSettings.SentencesOf(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_says_it_and_ends_with_1()
    {
        var (said, logged) = await RunAsync("--Demo:Enabled=false", "--Gengo:Timeout=00:00:00", "--Bot:PublicAddress=http://bot.example/");

        Assert.Contains("Gengo:Timeout must be", said, StringComparison.Ordinal);
        Assert.Contains("Gengo:Accounts is empty", said, StringComparison.Ordinal);
        Assert.Contains("Bot:PublicAddress must be", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said + logged, StringComparison.Ordinal);
    }

    /// <summary>All else has begun by then, and has to end without a word.</summary>
    [Fact]
    public async Task Of_a_port_that_is_taken_it_says_nothing_else()
    {
        await using var database = await TestDatabase.EmptyAsync("Sqlite");
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var (said, logged) = await RunAsync(
            [.. OneAccount, $"--urls=http://{taken.LocalEndpoint}", $"--Storage:ConnectionString={database.ConnectionString}"]);

        Assert.Equal($"ASPNETCORE_URLS: Failed to bind to address http://{taken.LocalEndpoint}: address already in use.", said.Trim());
        Assert.DoesNotContain("   at ", logged, StringComparison.Ordinal);
    }

    /// <returns>Its two outputs, of a program that ended with 1.</returns>
    private static async Task<(string Said, string Logged)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "GengoBot.dll"), .. arguments])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            });
        Assert.NotNull(process);
        var logged = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, process.ExitCode);
        return (said, await logged);
    }

    internal static async Task StartAsync(string[] arguments)
    {
        await using var app = Program.Build(
            new WebApplicationOptions { Args = arguments, ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Production" });
        await app.StartAsync(TestContext.Current.CancellationToken);
        await app.StopAsync(TestContext.Current.CancellationToken);
    }
}
