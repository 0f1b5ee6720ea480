using System.Text.Json;

namespace AdaptiveCards.Tests;

public sealed class CardTests
{
    [Fact]
    public void An_empty_card_has_only_type_and_version() =>
        Assert.Equal("""{"type":"AdaptiveCard","version":"1.5"}""", new AdaptiveCard(new AdaptiveSchemaVersion(1, 5)).ToJson());

    [Fact]
    public void A_card_has_texts_a_direction_a_refresh_a_body_and_actions()
    {
        var card = new AdaptiveCard("1.5")
        {
            Id = "job",
            FallbackText = "Job 42",
            Speak = "Job 42 is ready",
            Lang = "ar",
            Rtl = false,
            Refresh = new AdaptiveRefresh { Action = new AdaptiveExecuteAction { Verb = "job" }, UserIds = ["29:1"] },
            Body = [new AdaptiveTextBlock("one")],
            Actions = [new AdaptiveSubmitAction()],
        };

        Assert.Equal(
            ElementTests.OneLine("""
            {"type":"AdaptiveCard","id":"job","version":"1.5","fallbackText":"Job 42","speak":"Job 42 is ready",
            "lang":"ar","rtl":false,"refresh":{"action":{"type":"Action.Execute","verb":"job"},"userIds":["29:1"]},
            "body":[{"type":"TextBlock","text":"one"}],"actions":[{"type":"Action.Submit"}]}
            """),
            card.ToJson());
    }

    [Theory]
    [InlineData(DateTimeKind.Utc)]
    [InlineData(DateTimeKind.Unspecified)]
    public void A_refresh_expires_at_a_time_in_UTC(DateTimeKind kind)
    {
        var expires = new DateTime(2026, 11, 24, 13, 30, 0, kind);
        var card = new AdaptiveCard("1.5") { Refresh = new AdaptiveRefresh { Expires = expires } };

        Assert.Contains(""""refresh":{"expires":"2026-11-24T13:30:00Z"}"""", card.ToJson());
    }

    [Fact]
    public void Additional_properties_are_written()
    {
        var card = new AdaptiveCard("1.5");
        card.AdditionalProperties["msteams"] = new Dictionary<string, object>
        {
            ["width"] = "Full",
            // null! because null is a value to write here.
            ["entities"] = new List<object> { new Dictionary<string, object> { ["type"] = "mention", ["id"] = null! } },
        };

        Assert.Equal(
            """{"type":"AdaptiveCard","version":"1.5","msteams":{"width":"Full","entities":[{"type":"mention","id":null}]}}""",
            card.ToJson());
    }

    [Fact]
    public void Letters_of_any_script_are_not_escaped() =>
        Assert.Equal(
            """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"翻訳 <b>&'é عربى 👩‍👩‍👧"}]}""",
            Body(new AdaptiveTextBlock("翻訳 <b>&'é عربى 👩‍👩‍👧")));

    [Fact]
    public void Half_a_surrogate_pair_is_replaced() =>
        Assert.Equal("a\uFFFDb", TextOf(Body(new AdaptiveTextBlock("a\uD83Db"))));

    [Theory]
    [InlineData("\n\t\u0001", """\n\t\u0001""")]
    [InlineData("a\"b\\c👩", """a\"b\\c👩""")]
    [InlineData("👩\n👩", """👩\n👩""")]
    public void Only_what_JSON_requires_is_escaped(string text, string expected) =>
        Assert.Contains($"\"text\":\"{expected}\"", Body(new AdaptiveTextBlock(text)));

    [Fact]
    public void ToUtf8Json_returns_the_bytes_of_ToJson()
    {
        var card = new AdaptiveCard("1.5") { FallbackText = "翻訳" };

        Assert.Equal(card.ToJson(), System.Text.Encoding.UTF8.GetString(card.ToUtf8Json().Span));
    }

    [Fact]
    public void Lists_set_to_null_are_empty_lists()
    {
        var card = new AdaptiveCard("1.5") { Body = null, Actions = null, AdditionalProperties = null };

        Assert.Equal("""{"type":"AdaptiveCard","version":"1.5"}""", card.ToJson());
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("one.five")]
    [InlineData(null)]
    public void An_invalid_version_is_refused(string? version) =>
        Assert.Throws<ArgumentException>(() => new AdaptiveCard(version));

    private static string Body(AdaptiveElement element) => new AdaptiveCard("1.5") { Body = [element] }.ToJson();

    private static string? TextOf(string json) =>
        JsonDocument.Parse(json).RootElement.GetProperty("body")[0].GetProperty("text").GetString();
}
