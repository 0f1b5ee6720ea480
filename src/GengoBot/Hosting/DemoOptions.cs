namespace GengoBot.Hosting;

/// <summary>Settings of the demo: an in-process Gengo and a local page, on loopback only, without tokens.</summary>
internal sealed class DemoOptions
{
    public const string Section = "Demo";

    public bool Enabled { get; set; }

    /// <summary>Reads the setting while options are not available yet.</summary>
    public static bool IsEnabled(IConfiguration configuration) => configuration.GetValue<bool>($"{Section}:{nameof(Enabled)}");
}
