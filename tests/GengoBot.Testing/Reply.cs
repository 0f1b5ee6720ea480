using System.Net;
using System.Text.Json;
using GengoBot.Playground;

namespace GengoBot.Testing;

/// <summary>What came back for one activity: the HTTP answer, and what reached Teams meanwhile.</summary>
internal sealed record Reply(
    HttpStatusCode Status, JsonElement Body, IReadOnlyList<TeamsMessage> Sent, string Conversation, string? ClickedId)
{
    /// <summary>The status inside of a click's answer; an answered click is HTTP 200 always.</summary>
    public int Inner => Body.GetProperty("statusCode").GetInt32();

    /// <summary>The card that the person has before them now.</summary>
    public DrawnCard Card => (Body.Text("type") == "application/vnd.microsoft.card.adaptive"
        ? new DrawnCard(Body.GetProperty("value"), ClickedId)
        : Sent.Last(message => message.Conversation == Conversation && message.HasCard).Card).ShouldBeSound();

    /// <summary>A click is answered in its own request: what others caused meanwhile is not its answer.</summary>
    public bool HasCard => Body.ValueKind == JsonValueKind.Object
        ? Body.Text("type") == "application/vnd.microsoft.card.adaptive"
        : Sent.Any(message => message.Conversation == Conversation && message.HasCard);

    /// <summary>The sentence that the person got.</summary>
    public string Sentence => Body.ValueKind != JsonValueKind.Object ? Lines.Count > 0 ? Lines[^1] : Card.Text
        : Body.Text("value") ?? Body.Member("value", "message")?.GetString()
            ?? throw new InvalidOperationException($"The answer is no sentence: {Body}");

    /// <summary>Whether the answer is still to come.</summary>
    public bool IsWorking => HasCard && Card.IsWorking;

    /// <summary>The sentences said in this conversation.</summary>
    public IReadOnlyList<string> Lines =>
        [.. Sent.Where(message => message.Conversation == Conversation).Select(static message => message.Text).OfType<string>()];
}
