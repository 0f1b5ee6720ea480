using GengoBot.Text;

namespace GengoBot.Tests.Text;

/// <summary>What somebody typed in the wrong place is repeated, unless it may be a key.</summary>
public sealed class TypedWordTests
{
    private const string Key = "pasted~Private{Key}$0123456789abcdefXYZ";

    [Theory]
    [InlineData("markting")]
    [InlineData("customer-support-emea")]
    [InlineData("nora.nordin@example.com")]
    [InlineData("Übersetzungsabteilung")]
    [InlineData("12345678901234567890")]
    public void A_name_is_repeated(string word) => Assert.Equal(word, TypedWord.Shown(word));

    [Theory]
    [InlineData(Key)]
    [InlineData("d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("abcdefghijklmnop|rstuvw")]
    public void What_may_be_a_key_is_not(string word) => Assert.Equal("with … in it", TypedWord.Shown($"with {word} in it"));

    [Theory]
    [InlineData($"use {Key}")]
    [InlineData($"job 42 --account {Key}")]
    [InlineData($"job 42 --{Key}")]
    [InlineData($"{Key}")]
    [InlineData($"job {Key}")]
    [InlineData($"approv {Key}")]
    [InlineData($"watch {Key}")]
    [InlineData($"mute {Key}")]
    [InlineData($"revision 42 {Key}")]
    [InlineData($"help {Key}")]
    [InlineData($"grant {Key}")]
    [InlineData($"grant reviewer {Key}")]
    [InlineData($"revoke reviewer {Key}")]
    [InlineData($"approve 42 --rating {Key}")]
    [InlineData($"reject 42 --reason {Key}")]
    [InlineData($"watch 42 --on {Key}")]
    [InlineData($"diff 42 {Key}")]
    [InlineData($"inbox {Key}")]
    [InlineData($"why {Key}")]
    [InlineData($"access {Key}")]
    [InlineData($"{Key} 42")]
    public async Task Wherever_it_was_typed_the_channel_does_not_read_it(string typed)
    {
        await using var app = new BotApp();

        var answer = await app.SayInChannelAsync(typed);

        Assert.NotEmpty(answer.Sent);
        Assert.All(
            answer.Sent,
            static message => Assert.DoesNotContain(
                "0123456789abcdefXYZ", message.HasCard ? message.Card.Text : message.Text ?? "", StringComparison.Ordinal));
    }
}
