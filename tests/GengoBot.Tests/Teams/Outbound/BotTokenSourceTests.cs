using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GengoBot.Teams.Authentication;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;

namespace GengoBot.Tests.Teams.Outbound;

public sealed class BotTokenSourceTests : IDisposable
{
    private const string Secret = "s3cr3t-words";

    private readonly LoopbackClients _clients = new();

    // Another day than the machine's: what counts is how long a token lives.
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2020, 2, 2, 2, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Without_an_app_id_there_is_no_token_and_nobody_is_asked()
    {
        await using var login = await LoginService.StartAsync();

        var source = Source(("ToChannelFromBotLoginUrl", new Uri(login.Url, "contoso").AbsoluteUri));

        Assert.Null(await source.GetTokenAsync(TestContext.Current.CancellationToken));
        Assert.Empty(login.Requests);
    }

    [Theory]
    [InlineData("contoso")]
    [InlineData("botframework.com")]
    [InlineData("sandbox/login/contoso/")]
    public async Task The_token_request_is_a_client_credentials_grant_below_the_login_address(string path)
    {
        await using var login = await LoginService.StartAsync();

        Assert.Equal("token-1", await TokenAsync(Source(login, path)));

        var (asked, form) = Assert.Single(login.Requests);
        Assert.Equal($"POST /{path.TrimEnd('/')}/oauth2/v2.0/token", asked);
        Assert.Equal("client_credentials", form["grant_type"]);
        Assert.Equal("bot", form["client_id"]);
        Assert.Equal(Secret, form["client_secret"]);
        Assert.Contains("https://api.botframework.com/.default", form["scope"].Split(' '));
    }

    [Fact]
    public async Task A_hundred_calls_at_once_are_one_request()
    {
        await using var login = await LoginService.StartAsync();
        login.Gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var source = Source(login);

        var calls = Enumerable.Range(0, 100).Select(_ => Task.Run(() => TokenAsync(source))).ToList();
        await login.Asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        login.Gate.SetResult();

        Assert.All(await Task.WhenAll(calls), token => Assert.Equal("token-1", token));
        Assert.Single(login.Requests);
    }

    [Fact]
    public async Task A_token_is_kept_until_five_minutes_before_its_end()
    {
        await using var login = await LoginService.StartAsync();
        var source = Source(login);
        await TokenAsync(source);

        _clock.Advance(TimeSpan.FromSeconds(3600 - 300 - 30));
        Assert.Equal("token-1", await TokenAsync(source));

        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("token-2", await TokenAsync(source));
        Assert.Equal("token-2", await TokenAsync(source));
        Assert.Equal(2, login.Requests.Count);
    }

    [Fact]
    public async Task A_token_at_hand_is_given_without_a_wait()
    {
        await using var login = await LoginService.StartAsync();
        var source = Source(login);
        await TokenAsync(source);

        var token = source.GetTokenAsync(TestContext.Current.CancellationToken).AsTask();

        Assert.True(token.IsCompletedSuccessfully);
        Assert.Equal("token-1", await token);
    }

    [Fact]
    public async Task A_short_token_is_renewed_at_half_its_life_and_not_at_each_call()
    {
        await using var login = await LoginService.StartAsync();
        login.Lifetime = 240;
        var source = Source(login);

        await TokenAsync(source);
        Assert.Equal("token-1", await TokenAsync(source));
        _clock.Advance(TimeSpan.FromSeconds(121));
        Assert.Equal("token-2", await TokenAsync(source));
    }

    [Fact]
    public async Task A_forgotten_token_is_replaced_by_a_fresh_one()
    {
        await using var login = await LoginService.StartAsync();
        var source = Source(login);
        await TokenAsync(source);

        source.Forget("token-1");
        Assert.Equal("token-2", await TokenAsync(source));

        // A second caller whom the channel refused with the old token does not cost the new one.
        source.Forget("token-1");
        Assert.Equal("token-2", await TokenAsync(source));
    }

    [Fact]
    public async Task A_caller_who_hangs_up_does_not_take_the_token_from_the_others()
    {
        await using var login = await LoginService.StartAsync();
        login.Gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var source = Source(login);
        using var hangUp = new CancellationTokenSource();

        var first = source.GetTokenAsync(hangUp.Token).AsTask();
        var second = TokenAsync(source);
        await login.Asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        login.Gate.SetResult();

        Assert.Equal("token-1", await second);
        Assert.Single(login.Requests);
    }

    [Fact]
    public async Task The_old_token_serves_on_while_the_login_service_refuses_and_ends_with_its_time()
    {
        await using var login = await LoginService.StartAsync();
        var source = Source(login);
        await TokenAsync(source);
        login.Answer = (400, """{"error":"temporarily_refused"}""");

        _clock.Advance(TimeSpan.FromMinutes(56));
        Assert.Equal("token-1", await TokenAsync(source));
        Assert.Equal("token-1", await TokenAsync(source));
        Assert.Equal(2, login.Requests.Count);

        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("token-1", await TokenAsync(source));
        Assert.Equal(3, login.Requests.Count);

        _clock.Advance(TimeSpan.FromSeconds(200));
        Assert.Equal("token-1", await TokenAsync(source));

        _clock.Advance(TimeSpan.FromSeconds(15));
        await Assert.ThrowsAsync<BotTokenException>(() => TokenAsync(source));
    }

    [Fact]
    public async Task A_forgotten_token_does_not_come_back_when_the_login_service_refuses()
    {
        await using var login = await LoginService.StartAsync();
        var source = Source(login);
        await TokenAsync(source);
        login.Answer = (400, """{"error":"temporarily_refused"}""");

        source.Forget("token-1");

        await Assert.ThrowsAsync<BotTokenException>(() => TokenAsync(source));
        login.Answer = null;
        Assert.Equal("token-2", await TokenAsync(source));
    }

    [Theory]
    [InlineData(401, """{"error":"invalid_client","error_description":"AADSTS7000215: Not s3cr3t-words."}""", "answered 401 AADSTS7000215")]
    [InlineData(400, """{"error":"s3cr3t-words","error_description":"s3cr3t-words"}""", "answered 400")]
    [InlineData(200, "<html>s3cr3t-words</html>", "")]
    [InlineData(200, "{}", "")]
    [InlineData(200, "", "")]
    [InlineData(404, "", "")]
    public async Task A_refusal_says_what_an_administrator_looks_up_and_none_of_the_services_words(int status, string body, string said)
    {
        await using var login = await LoginService.StartAsync();
        login.Answer = (status, body);

        var refusal = await Assert.ThrowsAsync<BotTokenException>(() => TokenAsync(Source(login)));

        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read_to_its_end()
    {
        await using var login = await LoginService.StartAsync();
        login.Padding = new string(' ', 256 * 1024);

        await Assert.ThrowsAsync<BotTokenException>(() => TokenAsync(Source(login)));

        login.Padding = "   ";
        Assert.NotNull(await TokenAsync(Source(login)));
    }

    [Fact]
    public async Task A_login_service_that_is_not_there_is_an_answer_too()
    {
        var login = await LoginService.StartAsync();
        var source = Source(login);
        await login.DisposeAsync();

        var refusal = await Assert.ThrowsAsync<BotTokenException>(() => TokenAsync(source));

        Assert.Contains("can't be reached", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_service_that_does_not_answer_is_not_waited_for_for_ever()
    {
        await using var login = await LoginService.StartAsync();
        login.Gate = new TaskCompletionSource();
        var call = TokenAsync(Source(login));
        await login.Asked.Task.WaitAsync(TestContext.Current.CancellationToken);

        _clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Contains("too long", (await Assert.ThrowsAsync<BotTokenException>(() => call)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_signs_an_assertion_in_place_of_a_secret()
    {
        using var key = RSA.Create(TestKeys.First().Parameters);
        using var certificate = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var path = Path.GetTempFileName();
        await using var login = await LoginService.StartAsync();

        try
        {
            await File.WriteAllBytesAsync(path, certificate.Export(X509ContentType.Pkcs12), TestContext.Current.CancellationToken);
            var source = Source(
                ("MicrosoftAppId", "bot"),
                ("MicrosoftAppCertificatePath", path),
                ("ToChannelFromBotLoginUrl", new Uri(login.Url, "contoso").AbsoluteUri));

            Assert.Equal("token-1", await TokenAsync(source));
        }
        finally
        {
            File.Delete(path);
        }

        var form = Assert.Single(login.Requests).Form;
        Assert.Equal("bot", new JsonWebToken(form["client_assertion"]).Issuer);
        Assert.False(form.ContainsKey("client_secret"));
    }

    [Fact]
    public async Task A_managed_identity_asks_the_machine_for_the_resource()
    {
        await using var login = await LoginService.StartAsync();

        // So does App Service tell where its endpoint is. No other test reads these.
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", new Uri(login.Url, "msi/token").AbsoluteUri);
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", "header");
        var source = Source(("MicrosoftAppType", "UserAssignedMSI"), ("MicrosoftAppId", "bot"), ("MicrosoftAppTenantId", "contoso"));

        Assert.Equal("token-1", await TokenAsync(source));
        source.Forget("token-1");
        Assert.Equal("token-2", await TokenAsync(source));

        var (asked, query) = login.Requests.First();
        Assert.Equal("GET /msi/token", asked);
        Assert.Equal("https://api.botframework.com", query["resource"]);
        Assert.Equal("bot", query["client_id"]);
    }

    [Fact]
    public void A_token_is_not_shown_by_its_record()
    {
        var token = BotToken.For("token-1", TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), _clock.GetUtcNow());

        Assert.DoesNotContain("token-1", token.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _clients.Dispose();

    private static Task<string?> TokenAsync(BotTokenSource source) => source.GetTokenAsync(TestContext.Current.CancellationToken).AsTask();

    private BotTokenSource Source(LoginService login, string path = "contoso") => Source(
        ("MicrosoftAppId", "bot"),
        ("MicrosoftAppPassword", Secret),
        ("ToChannelFromBotLoginUrl", new Uri(login.Url, path).AbsoluteUri));

    private BotTokenSource Source(params (string Key, string? Value)[] settings) =>
        new(Settings.Of(settings), _clients, _clock, NullLogger<BotTokenSource>.Instance);
}
