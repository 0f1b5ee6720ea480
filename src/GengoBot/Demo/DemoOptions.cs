namespace GengoBot.Demo;

/// <summary>Demo mode: an in-process Gengo and a local page, on loopback only, without tokens.</summary>
internal sealed class DemoOptions
{
    public const string Section = "Demo";

    public bool Enabled { get; set; }
}
