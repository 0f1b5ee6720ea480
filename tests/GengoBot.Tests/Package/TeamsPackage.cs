using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Pictures;

namespace GengoBot.Tests.Package;

/// <summary>The Teams app package, as <c>./build.sh package</c> makes it into a folder of this test's own.</summary>
internal sealed class TeamsPackage : IDisposable
{
    public const string AppId = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

    public static readonly string[] Values =
    [
        $"MICROSOFT_APP_ID={AppId}", "COMPANY=Ana \"A\" Ltd", "WEBSITE_URL=https://a.example", "PRIVACY_URL=https://a.example/privacy",
            "TERMS_URL=https://a.example/terms",
    ];

    /// <summary>What it needs of npm is installed once, before tests run it side by side.</summary>
    private static readonly Lazy<Task> Modules =
        new(static () => RunAsync(new ProcessStartInfo("bash", [Repository.PathOf("build.sh"), "package"])));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gengobot-package-");

    public string Zip => Path.Combine(_folder.FullName, "app.zip");

    /// <summary>Runs it to its end.</summary>
    /// <param name="words">Behind <c>package</c>, as somebody would type them.</param>
    /// <param name="environment">Names and values that are set besides.</param>
    public async Task<(int ExitCode, string Said)> MakeAsync(string[] words, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("bash", [Repository.PathOf("build.sh"), "package", $"OUTPUT={Zip}", .. words]);
        foreach (var name in (string[])["MICROSOFT_APP_ID", "COMPANY", "WEBSITE_URL", "PRIVACY_URL", "TERMS_URL", "VERSION"])
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        await Modules.Value;
        return await RunAsync(start);
    }

    public async Task<TeamsPackage> MadeAsync()
    {
        var (exitCode, said) = await MakeAsync(Values);
        Assert.True(exitCode == 0, said);
        return this;
    }

    public string[] Names()
    {
        using var zip = ZipFile.OpenRead(Zip);
        return [.. zip.Entries.Select(static entry => entry.FullName)];
    }

    public DateTime[] Times()
    {
        using var zip = ZipFile.OpenRead(Zip);
        return [.. zip.Entries.Select(static entry => entry.LastWriteTime.DateTime)];
    }

    public JsonObject Manifest() => Assert.IsType<JsonObject>(JsonNode.Parse(Bytes("manifest.json")));

    public PngPicture Picture(string name)
    {
        var bytes = Bytes(name);
        Assert.Equal((byte[])[0x89, .. "PNG"u8], bytes[..4]);
        return PngPicture.Read(bytes);
    }

    /// <summary>What Microsoft's validator says about a manifest; nothing where it is content.</summary>
    public async Task<string> ProblemsOfAsync(JsonObject manifest)
    {
        var file = Path.Combine(_folder.FullName, "manifest.json");
        await File.WriteAllTextAsync(file, manifest.ToJsonString(), TestContext.Current.CancellationToken);
        var (exitCode, said) = await RunAsync(
            new ProcessStartInfo(
                "node", [Repository.PathOf("tests", "GengoBot.Tests", "Package", "validate.mjs"), Repository.PathOf("manifest"), file]));
        Assert.True(exitCode == 0, said);
        return said;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private byte[] Bytes(string name)
    {
        using var zip = ZipFile.OpenRead(Zip);
        using var entry = Assert.Single(zip.Entries, entry => entry.FullName == name).Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static async Task<(int ExitCode, string Said)> RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start);
        Assert.NotNull(process);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }
}
