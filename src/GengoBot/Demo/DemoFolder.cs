namespace GengoBot.Demo;

/// <summary>
/// Where a demo keeps its database: in a folder of its own, gone with it. The demo's Gengo forgets everything at a stop, so what was done to its jobs
/// must not be remembered longer.
/// </summary>
internal sealed class DemoFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gengobot-demo-");

    public string Database => Path.Combine(_folder.FullName, "gengobot.db");

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // The system's own sweep of temporary folders takes it.
        }
    }
}
