using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GengoBot.Testing;

/// <summary>Compares a card with the file beside its test. <c>GENGOBOT_REWRITE=1</c> writes the files anew; the diff is reviewed.</summary>
internal static class Golden
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    public static void Compare(string json, string name, [CallerFilePath] string test = "")
    {
        // The path is that of the machine that compiled; folder and file are the same here.
        var path = Repository.PathOf(
            "tests", "GengoBot.Tests", Path.GetFileName(Path.GetDirectoryName(test)) ?? "",
            $"{Path.GetFileNameWithoutExtension(test)}.{name}.json");
        var drawn = JsonSerializer.Serialize(JsonElement.Parse(json), Indented) + "\n";
        if (Environment.GetEnvironmentVariable("GENGOBOT_REWRITE") == "1")
        {
            File.WriteAllText(path, drawn);
            return;
        }

        Assert.True(File.Exists(path), $"{Path.GetFileName(path)} is missing: run with GENGOBOT_REWRITE=1.");
        Assert.Equal(File.ReadAllText(path), drawn);
    }
}
