using System.Text.Json;
using System.Text.Json.Nodes;
using GengoBot.Playground;

namespace GengoBot.Tests.Teams.Inbound;

/// <summary>What Teams is offered to put into a person's message.</summary>
internal sealed record ExtensionReply(JsonElement Body)
{
    private const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";

    public static Task<ExtensionReply> SearchAsync(Talk talk, string text) =>
        AskAsync(talk, new JsonObject { ["name"] = "search", ["value"] = text });

    /// <summary>What a client asks before anything is typed.</summary>
    public static Task<ExtensionReply> OpenAsync(Talk talk) =>
        AskAsync(talk, new JsonObject { ["name"] = "initialRun", ["value"] = "true" });

    public static async Task<ExtensionReply> AskAsync(Talk talk, params JsonNode?[] parameters) =>
        Of(await talk.InvokeAsync("composeExtension/query", new JsonObject
        {
            ["commandId"] = "find",
            ["parameters"] = new JsonArray(parameters),
            ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 },
        }));

    public static async Task<ExtensionReply> PasteAsync(Talk talk, string? link) =>
        Of(await talk.InvokeAsync("composeExtension/queryLink", new JsonObject { ["url"] = link }));

    public static async Task<ExtensionReply> ChooseAsync(Talk talk, JsonNode? value) =>
        Of(await talk.InvokeAsync("composeExtension/selectItem", value));

    public JsonElement Offer => Body.GetProperty("composeExtension");

    /// <summary>The sentence in the place of an offer.</summary>
    public string Sentence =>
        Offer.Text("type") == "message" ? Offer.Text("text") ?? "" : throw new InvalidOperationException($"This is no sentence: {Body}");

    public IReadOnlyList<JsonElement> Entries => Offer.Text("type") == "result" ? [.. Offer.GetProperty("attachments").EnumerateArray()]
        : throw new InvalidOperationException($"Nothing is offered: {Body}");

    public IReadOnlyList<string?> Titles =>
        [.. Entries.Select(static entry => entry.GetProperty("preview").GetProperty("content").Text("title"))];

    /// <summary>The one card that is offered.</summary>
    public DrawnCard Card => CardOf(Assert.Single(Entries));

    public static DrawnCard CardOf(JsonElement entry)
    {
        Assert.Equal(AdaptiveCard, entry.Text("contentType"));
        return new DrawnCard(entry.GetProperty("content"), null).ShouldBeSound(version: "1.3");
    }

    /// <summary>What a client sends when the entry is pressed.</summary>
    public JsonNode? Pressed(int entry) =>
        JsonNode.Parse(Entries[entry].GetProperty("preview").GetProperty("content").GetProperty("tap").GetProperty("value").GetRawText());

    private static ExtensionReply Of(Reply reply)
    {
        Assert.Equal(System.Net.HttpStatusCode.OK, reply.Status);
        Assert.Empty(reply.Sent);
        return new ExtensionReply(reply.Body);
    }
}
