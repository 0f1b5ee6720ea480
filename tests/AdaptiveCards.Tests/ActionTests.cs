using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AdaptiveCards.Tests;

public sealed class ActionTests
{
    [Fact]
    public void Every_action_has_texts_an_icon_and_a_state() =>
        AssertJson(
            """
            {"type":"Action.OpenUrl","id":"a","title":"Open","iconUrl":"https://a.example/i.png","style":"positive",
            "isEnabled":false,"tooltip":"At Gengo","url":"https://a.example/"}
            """,
            new AdaptiveOpenUrlAction
            {
                Id = "a",
                Title = "Open",
                IconUrl = "https://a.example/i.png",
                Style = "positive",
                IsEnabled = false,
                Tooltip = "At Gengo",
                Url = new Uri("https://a.example/"),
            });

    [Fact]
    public void An_execute_action_names_a_verb_and_falls_back_to_a_submit_with_the_same_data()
    {
        var data = new Dictionary<string, object> { ["job"] = 42L };

        AssertJson(
            """
            {"type":"Action.Execute","title":"Reject","verb":"reject","data":{"job":42},"associatedInputs":"none",
            "fallback":{"type":"Action.Submit","title":"Reject","data":{"job":42},"associatedInputs":"none"}}
            """,
            new AdaptiveExecuteAction
            {
                Title = "Reject",
                Verb = "reject",
                Data = data,
                AssociatedInputs = AdaptiveAssociatedInputs.None,
                Fallback = new AdaptiveFallbackElement(
                    new AdaptiveSubmitAction { Title = "Reject", Data = data, AssociatedInputs = AdaptiveAssociatedInputs.None }),
            });
    }

    [Fact]
    public void A_show_card_action_has_a_card() =>
        AssertJson(
            """
            {"type":"Action.ShowCard","title":"More",
            "card":{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"more"}]}}
            """,
            new AdaptiveShowCardAction { Title = "More", Card = new AdaptiveCard("1.5") { Body = [new AdaptiveTextBlock("more")] } });

    [Fact]
    public void Data_can_be_anything_that_JSON_can()
    {
        AssertData("\"words\"", "words");
        AssertData("true", true);
        AssertData("1", 1);
        AssertData("9007199254740993", 9007199254740993L);
        AssertData("1.5", 1.5);
        AssertData("1.50", 1.50m);
        AssertData("""{"a":"b"}""", new Dictionary<string, string> { ["a"] = "b" });
        AssertData("""[1,"b",null,{"c":false}]""", new object?[] { 1, "b", null, new Dictionary<string, object> { ["c"] = false } });
        AssertData("""{"a":[1]}""", new Dictionary<string, object> { ["a"] = new List<int> { 1 } });
        AssertData("""{"a":1.50}""", JsonElement.Parse("""{"a":1.50}"""));
        AssertData("""{"a":[1]}""", new JsonObject { ["a"] = new JsonArray(1) });
    }

    [Fact]
    public void Data_given_as_JSON_stays_as_it_was_written()
    {
        var action = new AdaptiveExecuteAction { DataJson = """{ "price": 1.50, "word": "\ud800" }""" };

        Assert.Equal("""{ "price": 1.50, "word": "\ud800" }""", action.DataJson);
        AssertJson("""{"type":"Action.Execute","data":{ "price": 1.50, "word": "\ud800" }}""", action);
    }

    [Fact]
    public void Data_given_as_an_object_can_be_read_as_JSON()
    {
        Assert.Equal("""{"job":"翻訳"}""", new AdaptiveSubmitAction { Data = new Dictionary<string, object> { ["job"] = "翻訳" } }.DataJson);
        Assert.Null(new AdaptiveSubmitAction().DataJson);
        Assert.Null(new AdaptiveSubmitAction { Data = "a", DataJson = null }.Data);
    }

    [Fact]
    public void Data_that_is_not_JSON_is_refused_when_it_is_set() =>
        Assert.ThrowsAny<JsonException>(() => new AdaptiveSubmitAction { DataJson = "{" });

    [Fact]
    public void An_object_of_an_unknown_type_is_refused_with_an_explanation()
    {
        var refused = Assert.Throws<NotSupportedException>(() => Json(new AdaptiveSubmitAction { Data = new { job = 42 } }));
        Assert.Contains("dictionary", refused.Message);
        Assert.Throws<NotSupportedException>(() => Json(new AdaptiveSubmitAction { Data = new Hashtable { [1] = 2 } }));
    }

    private static void AssertData(string expected, object data) =>
        AssertJson($$"""{"type":"Action.Submit","data":{{expected}}}""", new AdaptiveSubmitAction { Data = data });

    private static void AssertJson(string expected, AdaptiveAction action) => Assert.Equal(ElementTests.OneLine(expected), Json(action));

    private static string Json(AdaptiveAction action)
    {
        var card = new AdaptiveCard("1.5") { Actions = [action] }.ToJson();
        return card["""{"type":"AdaptiveCard","version":"1.5","actions":[""".Length..^2];
    }
}
