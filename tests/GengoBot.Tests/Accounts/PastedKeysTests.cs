using System.Net;
using System.Text.Json.Nodes;
using GengoBot.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace GengoBot.Tests.Accounts;

public sealed class PastedKeysTests
{
    /// <summary>Of the shape that Gengo's documents show, and nobody's.</summary>
    private const string Unknown = "S3cr~et{Key}&=+%[x]|_demo$9";

    private const string Warning = "Delete the message, and have the key replaced";

    public static TheoryData<string> Keys =>
    [
        Unknown,
        "Pub|Demo(7)=q%2B&t+#e]R@9",
        "hG4~pQ|x9[Ke=2@Lm_V7d#sT+1yW",
        "private_key = abcdefghijklmnopqrstuvwxyz",
        "api_key=aB3dE5fG7hJ9kL1m&ts=1731593000",
        "https://api.gengo.com/v2/account/stats?ts=1&api_sig=4ce4050a3d9c9cc683285647bb5ee5cee094fcd6",
    ];

    public static TheoryData<string> NoKeys =>
    [
        "Please keep {{user_name}} and %{Count_1} as they are, and [b]bold[/b] too.",
        "See https://example.com/a/b?x=1&y=%20Z3#Part-2 and https://user@example.com:8080/[id]|x~A1",
        "ana.ruiz+gengo-2026@translations.example.com",
        "SHA256 9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0BB822CD15D6C15B0F00A8",
        "aGVsbG8gV29ybGQhIFRoaXMgaXMgQmFzZTY0IQ==",
        "aaaaaaaa-0000-4000-8000-000000000001",
        "title=Spring%20Sale&utm_source=Mail1&ref=[A]",
        "Spieler1|Spieler2|Mannschaft[3]|Ergebnis~4:2",
        "The api key: see our settings page, please.",
        "Donaudampfschifffahrtsgesellschaftskapitän!!!",
        "春が来た。とても長い文章ですが、鍵ではありません。",
    ];

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_pasted_key_is_warned_of_and_neither_used_nor_kept(string pasted)
    {
        await using var app = new BotApp();
        var key = pasted.Contains("= a", StringComparison.Ordinal) ? "abcdefghijklmnop" : pasted[^24..];
        foreach (var typed in new[] { pasted, $"comment 42 Our key is {pasted}", $"grant {pasted}", $"job 42 --account {pasted}",
            WebUtility.HtmlEncode($"comment 42 {pasted}") })
        {
            foreach (var talk in new[] { app.Ana, app.Channel })
            {
                var answer = await talk.SayAsync(typed);
                Assert.Contains(Warning, answer.Sentence, StringComparison.Ordinal);
                Assert.False(answer.HasCard);
            }
        }

        var data = new JsonObject { ["verb"] = "comment", ["job"] = "42", ["comment"] = $"Our key is {pasted}" };
        Assert.Contains(Warning, (await app.Ana.ExecuteAsync("comment", data)).Sentence, StringComparison.Ordinal);
        Assert.Contains(Warning, (await app.Ana.SubmitAsync(data.DeepClone())).Sentence, StringComparison.Ordinal);

        Assert.Empty(app.Gengo.Calls);
        Assert.DoesNotContain(app.Teams.Messages, message => message.Activity.GetRawText().Contains(key, StringComparison.Ordinal));
        Assert.DoesNotContain(app.Logs.Lines, line => line.Contains(key, StringComparison.Ordinal));
        Assert.Equal(0, await app.Stored.AnsweredClicksAsync());
        Assert.Empty(await app.Stored.AuditAsync());
        Assert.Empty(await app.Stored.WritesAsync());
    }

    [Fact]
    public async Task The_keys_of_the_settings_are_known_whatever_they_look_like()
    {
        const string Plain = "aplainwordthatisakey";
        await using var gengo = new SharedGengo();
        await using var app = new BotApp(
            [.. gengo.Settings, ("Gengo:Accounts:third:PublicKey", "Other%Key&Of Two"), ("Gengo:Accounts:third:PrivateKey", Plain)]);

        foreach (var typed in new[] { $"comment 42 ({Plain})", "job 42 Other%25Key%26Of+Two", $"x{gengo.Sandbox.PrivateKey}x" })
        {
            Assert.Contains(Warning, (await app.SayAsync(typed)).Sentence, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(NoKeys))]
    public async Task Texts_addresses_and_placeholders_are_no_keys(string text)
    {
        await using var app = new BotApp();

        Assert.False(app.Services.GetRequiredService<PastedKeys>().IsIn(text));
        Assert.DoesNotContain(Warning, (await app.SayAsync($"comment 42 {text}")).Sentence, StringComparison.Ordinal);
        Assert.Single(app.Writes);
    }
}
