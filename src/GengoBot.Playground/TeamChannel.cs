namespace GengoBot.Playground;

/// <summary>A channel of the page's only team.</summary>
internal sealed record TeamChannel(string Key, string Name, string Id);
