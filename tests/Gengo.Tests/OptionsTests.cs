using Gengo.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gengo.Tests;

/// <summary>The settings of an account are checked and used.</summary>
public sealed class OptionsTests
{
    private const string Ok = """{"opstat":"ok"}""";

    public static TheoryData<string, Action<GengoOptions>> Wrong => new()
    {
        { "PublicKey", options => options.PublicKey = "" },
        { "PublicKey", options => options.PublicKey = "schlüssel" },
        { "PrivateKey", options => options.PrivateKey = "a key from a file\n" },
        { "PrivateKey", options => options.PrivateKey = new string('k', 513) },
        { "BaseAddress", options => options.BaseAddress = new Uri("http://gengo.example.test/v2/") },
        { "BaseAddress", options => options.BaseAddress = new Uri("ftp://localhost/v2/") },
        { "BaseAddress", options => options.BaseAddress = new Uri("https://user:word@gengo.example.test/v2/") },
        { "BaseAddress", options => options.BaseAddress = new Uri("https://gengo.example.test/v2/?x=1") },
        { "BaseAddress", options => options.BaseAddress = new Uri("v2/", UriKind.Relative) },
        { "RequestsPerMinute", options => options.RequestsPerMinute = 0 },
        { "Timeout", options => options.Timeout = TimeSpan.Zero },
        { "Timeout", options => options.Timeout = System.Threading.Timeout.InfiniteTimeSpan },
        { "UserAgent", options => options.UserAgent = "Gengo\r\nX-Header: 1" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_setting_is_named_and_nothing_is_sent(string name, Action<GengoOptions> set)
    {
        using var gengo = new TestGengo(set);
        gengo.Network.Answer(Ok);

        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(() => gengo.Client.CancelJobAsync(TestGengo.Job, TestGengo.Stop));

        Assert.StartsWith($"Gengo account 'main': {name} must be", Assert.Single(wrong.Failures), StringComparison.Ordinal);
        Assert.Empty(gengo.Network.Sent);
    }

    [Theory]
    [InlineData("https://gengo.example.test", "https://gengo.example.test/translate/job/7421093")]
    [InlineData("https://gengo.example.test/v2", "https://gengo.example.test/v2/translate/job/7421093")]
    [InlineData("https://gengo.example.test/v2/", "https://gengo.example.test/v2/translate/job/7421093")]
    [InlineData("http://127.0.0.1:5000/sandbox/v2", "http://127.0.0.1:5000/sandbox/v2/translate/job/7421093")]
    [InlineData("http://[::1]:5000/v2", "http://[::1]:5000/v2/translate/job/7421093")]
    [InlineData("http://localhost:5000/v2", "http://localhost:5000/v2/translate/job/7421093")]
    public async Task A_base_address_works_with_or_without_a_slash(string address, string expected)
    {
        using var gengo = new TestGengo(options => options.BaseAddress = new Uri(address));
        gengo.Network.Answer(Ok);

        await gengo.Client.CancelJobAsync(TestGengo.Job, TestGengo.Stop);

        Assert.Equal(expected, gengo.Network.Last.Address.GetLeftPart(UriPartial.Path));
    }

    [Fact]
    public async Task An_address_that_becomes_wrong_after_the_check_is_refused_before_sending()
    {
        GengoOptions? kept = null;
        using var gengo = new TestGengo(options => kept = options);
        gengo.Network.Answer(Ok);
        await gengo.Client.CancelJobAsync(TestGengo.Job, TestGengo.Stop);

        Assert.NotNull(kept);
        kept.BaseAddress = new Uri("http://gengo.example.test/v2/");

        await Assert.ThrowsAsync<GengoUnavailableException>(() => gengo.Client.CancelJobAsync(TestGengo.Job, TestGengo.Stop));
        await Assert.ThrowsAsync<GengoUnavailableException>(() => gengo.Client.GetCommentsAsync(TestGengo.Job, TestGengo.Stop));
        Assert.Single(gengo.Network.Sent);
    }

    [Fact]
    public async Task Settings_are_read_at_the_first_call()
    {
        var address = new Uri("https://not-yet.example.test/");
        using var gengo = new TestGengo(options => options.BaseAddress = address);
        gengo.Network.Answer(Ok);

        address = new Uri("https://late.example.test/");
        await gengo.Client.CancelJobAsync(TestGengo.Job, TestGengo.Stop);

        Assert.Equal("late.example.test", gengo.Network.Last.Address.Host);
    }

    [Fact]
    public async Task Each_account_has_its_own_keys_and_address()
    {
        using var gengo = new TestGengo(other: options =>
        {
            options.PublicKey = "the other's key";
            options.BaseAddress = new Uri("https://other.example.test/v2/");
        });
        gengo.Network.Answer(Ok);

        await gengo.Factory.Create("other").CancelJobAsync(TestGengo.Job, TestGengo.Stop);

        Assert.Equal(("other.example.test", "the other's key"), (gengo.Network.Last.Address.Host, gengo.Network.Last.Query["api_key"]));
    }

    [Fact]
    public void Gengo_can_be_added_twice()
    {
        var services = new ServiceCollection();

        services.AddGengo();
        services.AddGengo();

        Assert.Single(services, service => service.ServiceType == typeof(GengoClientFactory));
        Assert.Single(services, service => service.ServiceType == typeof(IValidateOptions<GengoOptions>));
    }
}
