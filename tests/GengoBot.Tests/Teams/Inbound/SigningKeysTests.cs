using GengoBot.Teams.Authentication;
using Microsoft.IdentityModel.Tokens;

namespace GengoBot.Tests.Teams.Inbound;

public sealed class SigningKeysTests
{
    private static readonly string[] Teams = ["msteams"];

    [Fact]
    public async Task Keys_are_read_once_for_many_tokens()
    {
        await using var channel = await Channel.StartAsync();

        for (var number = 0; number < 20; number++)
        {
            await channel.SendAsync(channel.Token("number", number));
        }

        Assert.Equal((1, 1), (channel.Issuer.MetadataReads, channel.Issuer.KeyReads));
    }

    [Fact]
    public async Task A_key_added_after_the_start_is_known_after_one_refresh()
    {
        await using var channel = await Channel.StartAsync();
        await channel.SendAsync(channel.Token());
        channel.Issuer.Publish((TestKeys.First(), Teams), (TestKeys.Second(), Teams));

        await channel.SendAsync(channel.Token(key: TestKeys.Second()));
        await channel.SendAsync(channel.Token());

        Assert.Equal(2, channel.Issuer.MetadataReads);
    }

    [Fact]
    public async Task A_new_key_under_an_old_kid_is_picked_up_and_the_old_one_is_worth_nothing_more()
    {
        await using var channel = await Channel.StartAsync();
        var old = channel.Token();
        await channel.SendAsync(old);
        channel.Issuer.Publish((TestKeys.Second("first"), Teams));

        await channel.SendAsync(channel.Token(key: TestKeys.Second("first")));

        await channel.RefusedAsync(old);
        Assert.Equal(2, channel.Issuer.MetadataReads);
    }

    [Fact]
    public async Task Endorsements_are_those_of_the_newest_keys_for_a_remembered_token_too()
    {
        await using var channel = await Channel.StartAsync();
        var token = channel.Token();
        await channel.SendAsync(token);
        channel.Issuer.Publish((TestKeys.First(), ["webchat"]), (TestKeys.Second(), Teams));
        await channel.SendAsync(channel.Token(key: TestKeys.Second()));

        await channel.RefusedAsync(token);
    }

    [Fact]
    public async Task A_withdrawn_key_takes_its_tokens_along()
    {
        await using var channel = await Channel.StartAsync();
        var token = channel.Token();
        await channel.SendAsync(token);
        channel.Issuer.Publish((TestKeys.Second(), Teams));
        await channel.SendAsync(channel.Token(key: TestKeys.Second()));

        await channel.RefusedAsync(token);
    }

    [Fact]
    public async Task Invented_kids_and_forged_signatures_cost_one_refresh_in_five_minutes()
    {
        await using var channel = await Channel.StartAsync();
        await channel.SendAsync(channel.Token());

        for (var number = 0; number < 10; number++)
        {
            await channel.RefusedAsync(channel.Token(key: TestKeys.Second($"invented {number}")));
            await channel.RefusedAsync(channel.Token(key: TestKeys.Second("first")));
        }

        Assert.Equal(2, channel.Issuer.MetadataReads);

        channel.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        await channel.RefusedAsync(channel.Token(key: TestKeys.Second()));
        Assert.Equal(2, channel.Issuer.MetadataReads);

        channel.Clock.Advance(TimeSpan.FromSeconds(1));
        channel.Issuer.Publish((TestKeys.Second(), Teams));
        await channel.SendAsync(channel.Token(key: TestKeys.Second()));
        Assert.Equal(3, channel.Issuer.MetadataReads);
    }

    [Fact]
    public async Task The_first_token_of_all_reads_the_keys_once_even_if_its_kid_is_unknown()
    {
        await using var channel = await Channel.StartAsync();

        await channel.RefusedAsync(channel.Token(key: TestKeys.Second()));

        Assert.Equal(1, channel.Issuer.MetadataReads);
    }

    [Fact]
    public async Task Many_first_requests_share_one_read()
    {
        await using var channel = await Channel.StartAsync();
        channel.Issuer.Gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var requests = Enumerable.Range(0, 50).Select(number => channel.SendAsync(channel.Token("number", number)).AsTask()).ToList();
        await channel.Issuer.Asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        channel.Issuer.Gate.SetResult();
        await Task.WhenAll(requests);

        Assert.Equal((1, 1), (channel.Issuer.MetadataReads, channel.Issuer.KeyReads));
    }

    [Fact]
    public async Task One_caller_who_hangs_up_does_not_take_the_keys_from_the_others()
    {
        await using var channel = await Channel.StartAsync();
        channel.Issuer.Gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var hangUp = new CancellationTokenSource();

        var first = channel.Keys.GetAsync(hangUp.Token).AsTask();
        var second = channel.Keys.GetAsync(TestContext.Current.CancellationToken).AsTask();
        await channel.Issuer.Asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        channel.Issuer.Gate.SetResult();

        Assert.NotNull((await second).Find("first"));
        Assert.Equal(1, channel.Issuer.MetadataReads);
    }

    [Fact]
    public async Task Keys_are_read_anew_after_a_day()
    {
        await using var channel = await Channel.StartAsync();
        await channel.SendAsync(channel.Token());

        channel.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        await channel.SendAsync(channel.Token());
        Assert.Equal(1, channel.Issuer.MetadataReads);

        channel.Clock.Advance(TimeSpan.FromSeconds(1));
        await channel.SendAsync(channel.Token());
        Assert.Equal(2, channel.Issuer.MetadataReads);
    }

    [Fact]
    public async Task Old_keys_serve_on_while_new_ones_cannot_be_read()
    {
        await using var channel = await Channel.StartAsync();
        await channel.SendAsync(channel.Token());
        channel.Issuer.IsDown = true;
        channel.Clock.Advance(TimeSpan.FromHours(25));

        await channel.SendAsync(channel.Token());
        await channel.SendAsync(channel.Token("number", 2));
        await channel.RefusedAsync(channel.Token(key: TestKeys.Second()));
        Assert.Equal(2, channel.Issuer.MetadataReads);

        channel.Issuer.IsDown = false;
        channel.Issuer.Publish((TestKeys.Second(), Teams));
        channel.Clock.Advance(TimeSpan.FromMinutes(5));
        await channel.SendAsync(channel.Token(key: TestKeys.Second()));
    }

    [Fact]
    public async Task With_no_keys_at_all_nobody_comes_in_until_they_can_be_read()
    {
        await using var channel = await Channel.StartAsync();
        channel.Issuer.IsDown = true;

        await UnavailableAsync(channel);
        await UnavailableAsync(channel);

        channel.Issuer.IsDown = false;
        await channel.SendAsync(channel.Token());
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"jwks_uri":42}""")]
    [InlineData("""{"jwks_uri":"keys"}""")]
    [InlineData("""{"jwks_uri":"http://keys.example/keys"}""")]
    [InlineData("""{"jwks_uri":"file:///etc/passwd"}""")]
    public async Task An_OpenID_document_without_a_safe_address_of_keys_is_no_document(string metadata)
    {
        await using var channel = await Channel.StartAsync();
        channel.Issuer.Metadata = metadata;

        await UnavailableAsync(channel);

        Assert.Equal(0, channel.Issuer.KeyReads);
        Assert.Empty(channel.Clients.Refused);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":42}""")]
    [InlineData("""{"keys":[{"kty":"RSA","kid":"first"}]}""")]
    [InlineData("""{"keys":[{"kty":"RSA","kid":"first","n":"?","e":"?"}]}""")]
    [InlineData("""{"keys":[{"kty":"oct","kid":"first","k":"AAAA"}]}""")]
    public async Task A_key_set_without_a_usable_key_is_no_key_set(string keySet)
    {
        await using var channel = await Channel.StartAsync();
        channel.Issuer.KeySet = keySet;

        await UnavailableAsync(channel);
    }

    [Fact]
    public async Task A_broken_key_does_not_take_the_good_one_with_it()
    {
        var good = TestKeys.First().Parameters;
        await using var channel = await Channel.StartAsync();
        channel.Issuer.KeySet = $$"""
            {"keys":[
              {"kty":"RSA","kid":"broken","n":"?","e":"?","endorsements":"msteams"},
              {"kty":"RSA","use":"enc","kid":"first","n":"AQAB","e":"AQAB","endorsements":["msteams"]},
              {"kty":"RSA","kid":"first","n":"{{Base64UrlEncoder.Encode(good.Modulus)}}","e":"AQAB","endorsements":[1,null,"msteams"]}
            ]}
            """;

        Assert.True((await channel.SendAsync(channel.Token())).IsAuthenticated);
    }

    [Theory]
    [InlineData(1024 * 1024, 0)]
    [InlineData(0, 1024 * 1024)]
    public async Task A_document_over_a_megabyte_is_not_read_to_its_end(int metadataPadding, int keySetPadding)
    {
        await using var channel = await Channel.StartAsync();
        channel.Issuer.MetadataPadding = new string(' ', metadataPadding);
        channel.Issuer.KeySetPadding = new string(' ', keySetPadding);

        await UnavailableAsync(channel);

        channel.Issuer.MetadataPadding = channel.Issuer.KeySetPadding = "   ";
        await channel.SendAsync(channel.Token());
    }

    [Fact]
    public async Task A_channel_that_does_not_answer_is_not_waited_for_longer_than_the_limit()
    {
        await using var channel = await Channel.StartAsync();
        channel.Issuer.Gate = new TaskCompletionSource();

        var request = channel.SendAsync(channel.Token()).AsTask();
        await channel.Issuer.Asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        channel.Clock.Advance(SigningKeyDownload.TimeLimit);

        await Assert.ThrowsAsync<SigningKeysUnavailableException>(() => request);
    }

    private static Task<SigningKeysUnavailableException> UnavailableAsync(Channel channel) =>
        Assert.ThrowsAsync<SigningKeysUnavailableException>(async () => await channel.SendAsync(channel.Token()));
}
