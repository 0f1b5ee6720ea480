using System.Diagnostics;
using GengoBot.Hosting;
using Microsoft.AspNetCore.Builder;

namespace GengoBot.Tests;

/// <summary>Settings that a platform hands over as files.</summary>
public sealed class SecretFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gengobot-secrets-");

    [Fact]
    public void A_file_is_a_setting_and_wins_over_what_was_said_elsewhere()
    {
        Write("Gengo__Accounts__main__PrivateKey", "from the file\n");
        var settings = Read("--Gengo:Accounts:main:PrivateKey=from elsewhere", "--Gengo:Accounts:main:PublicKey=public");

        Assert.Equal("from the file", settings["Gengo:Accounts:main:PrivateKey"]);
        Assert.Equal("public", settings["Gengo:Accounts:main:PublicKey"]);
    }

    [Fact]
    public void Folders_in_it_are_no_settings()
    {
        _folder.CreateSubdirectory("kubernetes.io");
        Write("MicrosoftAppPassword", "secret");

        Assert.Equal("secret", Read()["MicrosoftAppPassword"]);
    }

    [Fact]
    public async Task A_folder_that_is_named_and_not_there_stops_the_start()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "GengoBot.dll")])
        {
            RedirectStandardError = true,
            Environment = { ["Secrets__Directory"] = Path.Combine(_folder.FullName, "missing") },
        };
        using var process = Process.Start(start);
        Assert.NotNull(process);
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, process.ExitCode);
        Assert.Equal($"Secrets:Directory is '{_folder.FullName}/missing', and there is no such folder.", said.Trim());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string name, string value) => File.WriteAllText(Path.Combine(_folder.FullName, name), value);

    private Microsoft.Extensions.Configuration.ConfigurationManager Read(params string[] arguments)
    {
        var builder = WebApplication.CreateSlimBuilder([.. arguments, $"--{SecretFiles.Setting}={_folder.FullName}"]);
        return builder.AddSecretFiles().Configuration;
    }
}
