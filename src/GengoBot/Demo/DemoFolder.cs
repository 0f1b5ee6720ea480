namespace GengoBot.Demo;

/// <summary>
/// Holds the demo's database in a temporary folder, which is deleted at the end. The demo's Gengo forgets everything at a stop, so the bot
/// must not remember its jobs any longer.
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
            // The system cleans its temporary folders.
        }
    }
}
