namespace GengoBot.Playground;

/// <summary>What the playground needs from the bot that it runs beside.</summary>
public sealed class PlaygroundOptions
{
    /// <summary>
    /// Makes the address for Gengo's callbacks from the address of this server. Returns null when the bot takes no callbacks.
    /// </summary>
    public Func<Uri, Uri?> CallbackAddress { get; set; } = static _ => null;
}
