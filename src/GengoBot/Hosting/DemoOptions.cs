namespace GengoBot.Hosting;

/// <summary>Demo mode: an in-process Gengo and a local page, on loopback only, without tokens.</summary>
internal sealed class DemoOptions
{
    public const string Section = "Demo";

    public bool Enabled { get; set; }

    /// <summary>The same before options can be asked for.</summary>
    public static bool IsEnabled(IConfiguration configuration) => configuration.GetValue<bool>($"{Section}:{nameof(Enabled)}");
}
