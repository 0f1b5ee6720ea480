using System.Text.Json;
using GengoBot.Playground;

namespace GengoBot.Testing;

/// <summary>A message as it reached Teams: posted, or put in the place of an older one.</summary>
/// <param name="Call">POST, PUT or DELETE.</param>
internal sealed record TeamsMessage(string Call, string Conversation, string Id, JsonElement Activity)
{
    /// <summary>The path of the service address that it came to; empty at the first one.</summary>
    public string Region { get; init; } = "";

    public string? Text => Activity.Text("text");

    public string? Summary => Activity.Text("summary");

    public bool HasCard => Content is not null;

    public DrawnCard Card => new(Content ?? throw new InvalidOperationException($"This message holds no card: {Activity}"), Id);

    private JsonElement? Content =>
        Activity.Member("attachments") is { ValueKind: JsonValueKind.Array } attachments && attachments.GetArrayLength() == 1
        ? attachments[0].Member("content")
        : null;
}
