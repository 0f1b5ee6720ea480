using Microsoft.Extensions.Options;

namespace GengoBot.Hosting;

/// <summary>
/// Reads settings that a platform provides as files, one file for each key: <c>/run/secrets/Gengo__Accounts__main__PrivateKey</c>. A file
/// takes precedence over the environment.
/// </summary>
internal static class SecretFiles
{
    public const string Setting = "Secrets:Directory";

    private const string DefaultDirectory = "/run/secrets";

    public static WebApplicationBuilder AddSecretFiles(this WebApplicationBuilder builder)
    {
        var named = builder.Configuration[Setting];
        var directory = Path.GetFullPath(string.IsNullOrEmpty(named) ? DefaultDirectory : named);

        if (Directory.Exists(directory))
        {
            Read(builder.Configuration, directory);
        }
        else if (!string.IsNullOrEmpty(named))
        {
            throw Wrong($"{Setting} is '{named}', and there is no such folder.");
        }

        return builder;
    }

    private static void Read(ConfigurationManager configuration, string directory)
    {
        try
        {
            configuration.AddKeyPerFile(directory, optional: false, reloadOnChange: false);
        }
        catch (UnauthorizedAccessException unreadable)
        {
            throw Wrong($"{Setting} ({directory}) holds a file that the bot may not read: {unreadable.Message}");
        }
    }

    private static OptionsValidationException Wrong(string sentence) => new(Setting, typeof(SecretFiles), [sentence]);
}
