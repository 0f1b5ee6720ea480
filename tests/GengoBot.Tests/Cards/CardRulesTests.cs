using System.Text.Json;
using GengoBot.Cards;

namespace GengoBot.Tests.Cards;

/// <summary>The table in docs/protocol/cards.md, and the cards that break it. Every card of the suite is held against it too.</summary>
public sealed class CardRulesTests
{
    private const string Time = "{{DATE(2026-11-24T12:00:00Z, SHORT)}}";

    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("""{"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"at TIME"}]}""")]
    [InlineData("""{"type":"ActionSet","actions":[{"type":"Action.Execute","title":"TIME","verb":"job"}]}""")]
    [InlineData("""{"type":"ActionSet","actions":[{"type":"Action.Execute","title":"a","tooltip":"TIME"}]}""")]
    [InlineData("""{"type":"ActionSet","actions":[{"type":"Action.OpenUrl","title":"two\nlines","url":"https://a.example"}]}""")]
    [InlineData("""{"type":"Input.ChoiceSet","id":"a","label":"A","choices":[{"title":"TIME","value":"1"}]}""")]
    [InlineData("""{"type":"Input.Text","id":"a","label":"A","placeholder":"TIME"}""")]
    [InlineData("""{"type":"Input.Text","id":"a","label":"two\nlines"}""")]
    [InlineData("""{"type":"Image","url":"https://a.example","altText":"TIME"}""")]
    [InlineData("""{"type":"FactSet","facts":[{"title":"TIME","value":"a"}]}""")]
    [InlineData("""{"type":"FactSet","facts":[{"title":"A","value":"**bold**"}]}""")]
    [InlineData("""{"type":"TextBlock","text":"[a](https://a.example)"}""")]
    [InlineData("""{"type":"TextBlock","text":"- item"}""")]
    [InlineData("""{"type":"TextBlock","text":"{{DATE(yesterday)}}"}""")]
    [InlineData("""{"type":"TextBlock","text":"{{date(2026-11-24T12:00:00Z)}}"}""")]
    [InlineData("""{"type":"Input.Number","id":"a","label":"Not in the table"}""")]
    public void A_card_that_Teams_draws_in_another_way_is_found(string element) =>
        Assert.NotEmpty(CardRules.FaultsOf(Card(element)));

    [Theory]
    [InlineData("""{"type":"TextBlock","text":"at TIME"}""")]
    [InlineData("""{"type":"FactSet","facts":[{"title":"Ordered","value":"TIME"}]}""")]
    [InlineData("""{"type":"TextBlock","text":"\\*a\\* \\- b"}""")]
    [InlineData("""{"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"**bold**\n- item"}]}""")]
    [InlineData("""{"type":"Input.Text","id":"a","label":"A","value":"what TIME was typed"}""")]
    public void A_card_that_Teams_draws_as_it_is_meant_passes(string element) => Assert.Empty(CardRules.FaultsOf(Card(element)));

    [Theory]
    [InlineData("fallbackText")]
    [InlineData("speak")]
    public void No_time_is_in_the_words_beside_a_card(string member) => Assert.NotEmpty(
        CardRules.FaultsOf(JsonElement.Parse($$"""{"type":"AdaptiveCard","version":"1.5","{{member}}":"{{Time}}"}""")));

    [Theory]
    [InlineData("""{"type":"message","summary":"TIME"}""")]
    [InlineData("""{"type":"message","text":"TIME"}""")]
    [InlineData("""{"composeExtension":{"attachments":[{"preview":{"content":{"title":"TIME"}}}]}}""")]
    public void No_time_is_in_a_message_or_a_list(string activity) => Assert.NotEmpty(
        CardRules.FaultsOf(JsonElement.Parse(activity.Replace("TIME", Time, StringComparison.Ordinal))));

    [Fact]
    public async Task A_card_that_reaches_Teams_and_breaks_the_table_fails_its_test()
    {
        var teams = new RecordingTeams();
        using var http = new HttpClient();
        using var card = new StringContent("{\"type\":\"message\",\"attachments\":[{\"content\":"
            + $"{{\"type\":\"AdaptiveCard\",\"body\":[{{\"type\":\"TextRun\",\"text\":\"{Time}\"}}]}}}}]}}");

        await http.PostAsync(new Uri($"{teams.ServiceUrl}v3/conversations/a/activities"), card, TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<Exception>(async () => await teams.DisposeAsync());
    }

    [Theory]
    [InlineData("Ana")]
    [InlineData("**Ana** [b](https://a.example) <at>x</at> &amp; `c`")]
    [InlineData("- Ana")]
    [InlineData("1. Ana")]
    [InlineData("{{DATE(2020-01-01T00:00:00Z, SHORT)}}")]
    [InlineData("{{TIME(2020-01-01T00:00:00Z)}} \uFDD0\uFDD1")]
    public void Beside_a_time_a_foreign_word_is_literal_too(string name)
    {
        var draft = new CardDraft()
            .Line("{1} by {0}", name, Noon)
            .Line(Tone.Subtle, "{0} {1} {2}", Noon, name, Noon.AddDays(1))
            .Label("{0} · {1}", name, Noon)
            .Title("{0} · {1}", name, Noon)
            .Facts(("Seen", Noon), ("By", name));

        var json = JsonElement.Parse(draft.Done().Json);

        Assert.Empty(CardRules.FaultsOf(json));
        Assert.Equal(6, json.GetRawText().Split(Time).Length);
        Assert.Single(json.GetRawText().Split("{{DATE(2026-11-25T12:00:00Z, SHORT)}}").Skip(1));
    }

    private static JsonElement Card(string element) => JsonElement.Parse(
        $$"""{"type":"AdaptiveCard","version":"1.5","fallbackText":"a","body":[{{element}}]}"""
            .Replace("TIME", Time, StringComparison.Ordinal));
}
