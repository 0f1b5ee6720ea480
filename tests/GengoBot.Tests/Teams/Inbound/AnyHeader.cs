using CsCheck;
using Microsoft.IdentityModel.Tokens;

namespace GengoBot.Tests.Teams.Inbound;

/// <summary>Whatever stands in the header, the answer is yes or no, never another exception.</summary>
public sealed class AnyHeader
{
    private static readonly Gen<string> Json = Gen.OneOf(
        Gen.String,
        Gen.OneOf(
            "{}", "[]", "null", "1", "\"x\"",
            """{"alg":"RS256","kid":"first"}""", """{"alg":null,"kid":[]}""", """{"alg":"RS256","kid":"first","enc":"A128GCM"}""",
            """{"iss":"https://channel.test","aud":[],"exp":1e400}""", """{"iss":["https://channel.test"],"aud":{"a":1},"exp":-1}""",
            $$"""{"iss":"https://channel.test","aud":"{{Channel.AppId}}","exp":99999999999999999999}""",
            $$"""{"iss":"https://channel.test","aud":"{{Channel.AppId}}","exp":9223372036854775807,"nbf":-9223372036854775808}""",
            $$$"""{"iss":"https://channel.test","aud":"{{{Channel.AppId}}}","exp":4102444800,"serviceurl":{}}"""));

    private static readonly Gen<string> Part = Gen.OneOf(Json.Select(text => Base64UrlEncoder.Encode(text)), Gen.String, Gen.Const(""));

    private static readonly Gen<string> Header = Gen.OneOf(
        Gen.String,
        Gen.String.Select(text => "Bearer " + text),
        Gen.Select(Part, Part, Part, (header, payload, signature) => $"Bearer {header}.{payload}.{signature}"));

    [Fact]
    public async Task Any_text_in_the_header_is_accepted_or_refused_and_nothing_else()
    {
        await using var channel = await Channel.StartAsync();
        await channel.SendAsync(channel.Token());

        await Header.SampleAsync(async header => await AnswerAsync(channel, header), iter: 3000, threads: 1);
    }

    [Fact]
    public async Task A_good_token_with_one_character_changed_is_accepted_or_refused_and_nothing_else()
    {
        await using var channel = await Channel.StartAsync();
        var good = "Bearer " + channel.Token();

        await Gen.Select(Gen.Int[0, good.Length - 1], Gen.Char).SampleAsync(
            async (at, with) => await AnswerAsync(channel, good[..at] + with + good[(at + 1)..]), iter: 1000, threads: 1);
    }

    private static async Task AnswerAsync(Channel channel, string header)
    {
        try
        {
            await channel.SendHeaderAsync(header);
        }
        catch (UnauthorizedAccessException)
        {
            // One of the two answers.
        }
    }
}
