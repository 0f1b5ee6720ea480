namespace GengoBot.Playground;

/// <summary>A person whom the user of the page can play. <see cref="Chat"/> is their one-to-one conversation with the bot.</summary>
internal sealed record Person(string Key, string Name, string Id, string AadObjectId, string Email)
{
    public string Chat => $"a:1{Key}-and-the-bot";
}
